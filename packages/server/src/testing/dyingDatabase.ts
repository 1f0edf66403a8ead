// A database whose process is killed: after so many statements nothing gets through any more, and the transaction at work is lost.
import type { Database, Tx } from '../db/database.ts';

export class Killed extends Error {}

export function dyingDatabase(database: Database, statements: number): Database {
  let left = statements;
  const alive = (): void => {
    if (left-- <= 0) throw new Killed('the worker was killed');
  };
  const dying = (tx: Tx): Tx => ({
    ...tx,
    rows: async (statement) => {
      alive();
      return tx.rows(statement);
    },
    first: async (statement) => {
      alive();
      return tx.first(statement);
    },
    run: async (statement) => {
      alive();
      return tx.run(statement);
    },
    prepared: async (statement) => {
      alive();
      return tx.prepared(statement);
    },
    steady: async (statement) => {
      alive();
      return tx.steady(statement);
    },
    atCommit: (statement) => {
      alive();
      tx.atCommit(statement);
    },
  });
  return {
    ...database,
    read: (orgId, work) => database.read(orgId, (tx) => work(dying(tx))),
    write: (orgId, work) => database.write(orgId, (tx) => work(dying(tx))),
  };
}
