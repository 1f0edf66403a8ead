// Bytes go into the store before the transaction that names them: a store may be far away, and a transaction waits for nobody. When the
// transaction does not take them, they go out again.
import { newId } from '../db/ids.ts';
import type { FileStore } from '../outside/files/fileStore.ts';
import type { ReceivedFile } from './receive.ts';

export interface StoredFile extends ReceivedFile {
  /** Its id, and its key in the store. */
  id: string;
}

export async function storing<T>(store: FileStore, files: readonly ReceivedFile[], name: (stored: StoredFile[]) => Promise<T>): Promise<T> {
  const stored = files.map((file) => ({ ...file, id: newId() }));
  try {
    for (const { id, path, mediaType } of stored) await store.put(id, path, mediaType);
    return await name(stored);
  } catch (error) {
    await discard(store, stored); // the reason matters more than bytes nobody names
    throw error;
  }
}

export async function discard(store: FileStore, stored: readonly StoredFile[]): Promise<void> {
  for (const { id } of stored) await store.remove(id).catch(() => undefined);
}
