import fs from 'node:fs';
import path from 'node:path';
import type { FileStore } from './fileStore.ts';

/** Files below one folder, two letters of the key deep so that no folder grows without end. */
export function diskStore(folder: string): FileStore {
  const pathOf = (key: string): string => path.join(folder, key.slice(-2), key);
  return {
    put: async (key, localPath) => {
      const target = pathOf(key);
      await fs.promises.mkdir(path.dirname(target), { recursive: true });
      await fs.promises.copyFile(localPath, `${target}.part`);
      await fs.promises.rename(`${target}.part`, target); // a half-copied file is never found
    },
    get: async (key) => {
      const handle = await fs.promises.open(pathOf(key), 'r').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      });
      return handle?.createReadStream();
    },
    remove: (key) => fs.promises.rm(pathOf(key), { force: true }),
  };
}
