import type { Readable } from 'node:stream';

/** Where the bytes of uploads live. Keys are made by the product, never by people. */
export interface FileStore {
  /** Stores the finished local file under the key. */
  put(key: string, localPath: string, mediaType: string): Promise<void>;
  /** The bytes, or undefined when there are none. */
  get(key: string): Promise<Readable | undefined>;
  remove(key: string): Promise<void>;
}
