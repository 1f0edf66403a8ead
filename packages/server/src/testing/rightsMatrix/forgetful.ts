// A database that takes every act back: hundreds of calls may then be tried on the same records.
import type { Database } from '../../db/database.ts';

class TakenBack<T> extends Error {
  readonly result: T;
  constructor(result: T) {
    super('taken back');
    this.result = result;
  }
}

export function forgetful(database: Database): Database {
  return {
    ...database,
    write: async <T>(orgId: string, work: Parameters<Database['write']>[1]) => {
      try {
        return await database.write<T>(orgId, async (tx) => {
          throw new TakenBack(await work(tx));
        });
      } catch (error) {
        if (error instanceof TakenBack) return error.result as T;
        throw error;
      }
    },
  } as Database;
}
