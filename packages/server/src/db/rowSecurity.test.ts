// The second wall, table by table: a new table without it fails here.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { withClient } from './bootstrap.ts';

/** Read before anybody is known, by hashes and names: see 0001_people.sql. */
const BEFORE_THE_GATE = ['api_keys', 'one_time_tokens', 'sessions', 'sign_in_names'];
/** Of the installation, not of one organisation. */
const OF_NOBODY = ['organisations', 'public_holidays', 'rate_counts', 'schema_migration', 'sign_in_failures'];

interface Table {
  name: string;
  hasOrganisation: boolean;
  isBound: boolean;
  policies: string[] | null;
  keyLeads: string | null;
}

const database = await freshDatabase();
afterAll(() => database.drop());
let tables: Table[] = [];
beforeAll(async () => {
  const { rows } = await withClient(database.url, (client) =>
    client.query<Table>(`
      select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as "isBound",
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped) as "hasOrganisation",
        (select array_agg(pg_get_expr(p.polqual, p.polrelid)) from pg_policy p where p.polrelid = c.oid) as policies,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as "keyLeads"
      from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by c.relname`),
  );
  tables = rows;
});
const behindTheWall = () => tables.filter(({ hasOrganisation, name }) => hasOrganisation && !BEFORE_THE_GATE.includes(name));

it('knows every table that belongs to no organisation', () => {
  expect(tables.filter(({ hasOrganisation }) => !hasOrganisation).map(({ name }) => name)).toEqual(OF_NOBODY);
});

it('stands around every other table, for its owner too', () => {
  expect(behindTheWall().length).toBeGreaterThan(40);
  expect(behindTheWall().filter(({ isBound }) => !isBound)).toEqual([]);
});

it('lets through the organisation of the connection alone', () => {
  const [usual] = behindTheWall().find(({ name }) => name === 'users')!.policies!;
  expect(usual).toMatch(/org_id = .*current_setting\('app\.org_id'/);
  expect(behindTheWall().filter(({ policies }) => policies?.length !== 1 || policies[0] !== usual)).toEqual([]);
});

it('stands around keys led by the organisation', () => {
  expect(behindTheWall().filter(({ keyLeads }) => keyLeads !== 'org_id')).toEqual([]);
});
