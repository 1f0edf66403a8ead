import type { Config } from '../../config.ts';
import { diskStore } from './disk.ts';
import type { FileStore } from './fileStore.ts';
import { s3Store } from './s3.ts';

export function openFileStore(config: Config['fileStore']): FileStore {
  return config.kind === 'disk' ? diskStore(config.dir) : s3Store(config);
}
