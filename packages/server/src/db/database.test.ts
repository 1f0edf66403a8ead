import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import type { Tx } from './database.ts';

const { database, home, close } = await startTestApp();
afterAll(() => close());

const mode = async (tx: Tx): Promise<string> => (await tx.rows<{ plan_cache_mode: string }>(sql`show plan_cache_mode`))[0]!.plan_cache_mode;
const two = sql`select ${2}::int as two`;

describe('a steady statement', () => {
  it('is planned once, and what follows is planned for its values again', async () => {
    await database.read(home.orgId, async (tx) => {
      expect(await tx.steady(two)).toEqual([{ two: 2 }]);
      expect(await mode(tx)).toBe('force_generic_plan');
      expect(await tx.rows(two)).toEqual([{ two: 2 }]);
      expect(await mode(tx)).toBe('auto');
    });
  });

  it('leaves a transaction as PostgreSQL would plan it, also when the connection read steadily before', async () => {
    const reader = await database.read(home.orgId, async (tx) => {
      await tx.steady(two);
      return (await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`))[0]!.pid;
    });
    await database.write(home.orgId, async (tx) => {
      expect(await tx.first(sql`select pg_backend_pid() as pid`)).toEqual({ pid: reader });
      await tx.steady(two);
      expect(await mode(tx)).toBe('auto');
    });
  });

  it('is planned as asked after a transaction was rolled back', async () => {
    await expect(database.write(home.orgId, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await database.read(home.orgId, async (tx) => {
      await tx.steady(two);
      expect(await mode(tx)).toBe('force_generic_plan');
    });
  });
});
