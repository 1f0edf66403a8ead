// Writes app.js.br and app.js.gz next to app.js, so that the server hands out bytes instead of compressing on every visit.
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);
const WORTH_COMPRESSING = /\.(js|css|html|svg|json|webmanifest)$/;
const SMALLEST = 1024;

export function precompress(): Plugin {
  return {
    name: 'winpath-precompress',
    apply: 'build',
    async writeBundle(options, bundle) {
      const folder = options.dir ?? '';
      const names = Object.keys(bundle).filter((name) => WORTH_COMPRESSING.test(name));
      await Promise.all(names.map((name) => compressFile(path.join(folder, name))));
    },
  };
}

async function compressFile(file: string): Promise<void> {
  const content = await fs.readFile(file);
  if (content.length < SMALLEST) return;
  const quality = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 11, [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length } };
  await Promise.all([
    fs.writeFile(`${file}.br`, await brotli(content, quality)),
    fs.writeFile(`${file}.gz`, await gzip(content, { level: 9 })),
  ]);
}
