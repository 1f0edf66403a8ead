import { afterAll, expect, it } from 'vitest';
import { withClient } from '../db/bootstrap.ts';
import { freshDatabase } from './database.ts';

const database = await freshDatabase();
const other = await freshDatabase();
afterAll(() => Promise.all([database.drop(), other.drop()]));

it('belongs to a role that row-level security binds', async () => {
  const rows = await withClient(database.url, async (client) => {
    await client.query('create table secret (id int); insert into secret values (1)');
    await client.query('alter table secret enable row level security, force row level security');
    return (await client.query('select * from secret')).rows;
  });
  expect(rows).toEqual([]);
});

it('shares nothing with another', async () => {
  await expect(withClient(other.url, (client) => client.query('select * from secret'))).rejects.toThrow('does not exist');
});

it('has trigram indexes and leakproof text search', async () => {
  const { rows } = await withClient(database.url, (client) =>
    client.query(`select proleakproof as trusted, (select count(*)::int from pg_extension where extname = 'pg_trgm') as trigrams
                  from pg_proc where oid = 'texticlike(text, text)'::regprocedure`),
  );
  expect(rows).toEqual([{ trusted: true, trigrams: 1 }]);
});
