import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import type { Tx } from './database.ts';

const test = await startTestApp();
afterAll(() => test.close());

const { orgId } = test.home;
const named = (name: string) => sql`update organisations set name = ${name} where id = ${orgId}`;
const nameNow = () =>
  test.database.read(orgId, (tx) => tx.first<{ name: string }>(sql`select name from organisations where id = ${orgId}`));

describe('what is sent with the commit', () => {
  it('is committed with the work', async () => {
    await test.database.write(orgId, async (tx) => tx.atCommit(named('甲')));
    expect(await nameNow()).toEqual({ name: '甲' });
  });

  it('takes the work back when it fails, and says so', async () => {
    const failing = test.database.write(orgId, async (tx: Tx) => {
      await tx.run(named('乙'));
      tx.atCommit(sql`update organisations set currency = null where id = ${orgId}`);
      tx.atCommit(named('丙'));
    });
    await expect(failing).rejects.toMatchObject({ code: '23502' });
    expect(await nameNow()).toEqual({ name: '甲' });
  });

  it('needs a transaction', async () => {
    await expect(test.database.read(orgId, async (tx) => tx.atCommit(named('丁')))).rejects.toThrow(TypeError);
  });
});
