import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { sweep } from './housekeeping.ts';

const test = await startTestApp();
afterAll(() => test.close());

it('forgets the keys of commands after a week, in every organisation, and keeps younger ones', async () => {
  for (const { orgId, people } of [test.home, test.foreign]) {
    await test.database.write(orgId, async (tx) => {
      for (const [key, at] of [
        ['old', '2026-02-20T00:00:00Z'],
        ['young', '2026-03-01T00:00:00Z'],
      ]) {
        await tx.run(
          sql`insert into command_keys (org_id, actor_id, key, fingerprint, created_at) values (${orgId}, ${people.ann}, ${key}, '', ${at})`,
        );
      }
    });
  }
  await sweep(test.database, '2026-03-02T00:00:00Z');
  for (const { orgId } of [test.home, test.foreign]) {
    const keys = await test.database.read(orgId, (tx) =>
      tx.rows<{ key: string }>(sql`select key from command_keys where org_id = ${orgId}`),
    );
    expect(keys).toEqual([{ key: 'young' }]);
  }
});
