// A company with a million opportunities: fifty people in a tree, fifty thousand accounts. Indexes are dropped while rows go in
// and built afterwards; names are spelt as the product spells them.
import pg from 'pg';
import { openDatabase } from '#server/db/database.ts';
import { newId } from '#server/db/ids.ts';
import { createOrganisation } from '#server/people/createOrganisation.ts';
import { pinyinOf, searchTextOf } from '#server/records/pinyin.ts';
import { companyName, PROJECTS } from './words.ts';

export interface Seeded {
  orgId: string;
  /** Sees everything. */
  admin: string;
  /** Leads ten sellers. */
  manager: string;
  /** Owns a fiftieth of the records. */
  seller: string;
}

export interface Size {
  opportunities: number;
  accounts: number;
  /** People: one above all, managers of ten, sellers. */
  people: number;
}

const STAGES = ['初步接触', '需求确认', '方案报价', '商务谈判', '赢单', '输单'];
const TODAY = '2026-11-20';

export async function seedLists(url: string, size: Size, say: (text: string) => void): Promise<Seeded> {
  const database = openDatabase(url, { max: 2 });
  const { orgId, roleIds } = await createOrganisation(database, { name: '百万商机公司' });
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set app.org_id = '${orgId}'`);
    await client.query(`set maintenance_work_mem = '512MB'`);
    const people = await seedPeople(client, orgId, roleIds, size.people);
    const process = await seedProcess(client, orgId, people.admin);
    say('accounts');
    await withoutIndexes(client, 'accounts', () => seedAccounts(client, orgId, people, size.accounts));
    say('opportunities');
    await withoutIndexes(client, 'opportunities', () => seedOpportunities(client, orgId, process, size), say);
    say('analyze');
    await client.query('vacuum analyze');
    return { orgId, admin: people.admin, manager: people.manager, seller: people.seller };
  } finally {
    await client.end();
  }
}

interface People {
  admin: string;
  manager: string;
  seller: string;
  ids: string[];
}

async function seedPeople(client: pg.Client, orgId: string, roleIds: Record<string, string>, count: number): Promise<People> {
  const ids = Array.from({ length: count }, newId);
  const managers = Math.ceil((count - 1) / 11);
  for (const [number, id] of ids.entries()) {
    const manager = number === 0 ? null : number <= managers ? ids[0] : ids[1 + Math.floor((number - managers - 1) / 10)];
    await client.query(
      `insert into users (org_id, id, email, name, pinyin, manager_id, status) values ($1, $2, $3, $4, $5, $6, 'active')`,
      [orgId, id, `seller${number}@bench.test`, `销售${number}`, `xiao shou ${number}`, manager],
    );
    await client.query('insert into user_roles (org_id, user_id, role_id) values ($1, $2, $3)', [
      ...[orgId, id, number === 0 ? roleIds.administrator : roleIds.seller],
    ]);
  }
  return { admin: ids[0]!, manager: ids[1]!, seller: ids[managers + 1]!, ids: ids.slice(managers + 1) };
}

interface Process {
  typeId: string;
  versionId: string;
  stageIds: string[];
}

async function seedProcess(client: pg.Client, orgId: string, admin: string): Promise<Process> {
  const [typeId, versionId] = [newId(), newId()];
  const stageIds = STAGES.map(newId);
  await client.query(`insert into business_types (org_id, id, name) values ($1, $2, '直销')`, [orgId, typeId]);
  const stages = STAGES.map((name, at) => ({
    id: stageIds[at],
    name,
    kind: at < 4 ? 'open' : at === 4 ? 'won' : 'lost',
    rate: at * 2_000,
  }));
  const definition = {
    stages: stages.map((stage) => ({ ...stage, plannedDays: null, operators: [], guidance: [], events: [], information: [] })),
  };
  await client.query(
    `insert into process_versions (org_id, id, business_type_id, number, definition, published_at, published_by) values ($1, $2, $3, 1, $4, now(), $5)`,
    [orgId, versionId, typeId, JSON.stringify(definition), admin],
  );
  for (const [at, stage] of stages.entries()) {
    await client.query('insert into stages (org_id, id, business_type_id, name, kind, position) values ($1, $2, $3, $4, $5, $6)', [
      ...[orgId, stage.id, typeId, stage.name, stage.kind, at],
    ]);
  }
  return { typeId, versionId, stageIds };
}

async function seedAccounts(client: pg.Client, orgId: string, people: People, count: number): Promise<void> {
  const batch = 5_000;
  for (let from = 0; from < count; from += batch) {
    const names = Array.from({ length: Math.min(batch, count - from) }, (_, at) => companyName(from + at));
    await client.query(
      `insert into accounts (org_id, id, name, pinyin, search_text, owner_id, industry, created_at, created_by, updated_at)
       select $1, id, name, pinyin, search_text, owner_id, 'software', now() - random() * interval '700 days', owner_id, now() - random() * interval '100 days'
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[]) as a (id, name, pinyin, search_text, owner_id)`,
      [
        orgId,
        names.map(newId),
        names,
        names.map((name) => pinyinOf(name, 'thing')),
        names.map((name) => searchTextOf(name, 'thing')),
        names.map((_, at) => people.ids[(from + at) % people.ids.length]),
      ],
    );
  }
}

/** Every opportunity is a project of an account: its spelling is put together from both. */
async function seedOpportunities(client: pg.Client, orgId: string, process: Process, size: Size): Promise<void> {
  const perAccount = Math.ceil(size.opportunities / size.accounts);
  await client.query('select setseed(0.42)');
  await client.query(
    `insert into opportunities (org_id, id, name, pinyin, search_text, owner_id, account_id, business_type_id, version_id, stage_id,
       last_open_stage_id, status, win_rate, amount, closing_on, stage_entered_at, source, kind, created_at, created_by, updated_at, next_step_at)
     select $1, gen_random_uuid(), a.name || p.name, a.pinyin || ' ' || p.pinyin, a.search_text || p.search_text, a.owner_id, a.id, $2, $3,
       ($4::uuid[])[s.at], ($4::uuid[])[least(s.at, 4)], case when s.at = 5 then 'won' when s.at = 6 then 'lost' else 'open' end,
       case when s.at = 5 then 10000 when s.at = 6 then 0 else s.at * 2000 end,
       case when random() < 0.95 then (random() * random() * 500000000)::bigint end,
       case when random() < 0.9 then $7::date + (random() * 700 - 450)::int end,
       now() - random() * interval '90 days', (array['referral', 'exhibition', 'website', 'partner'])[1 + floor(random() * 4)], 'new',
       now() - random() * interval '700 days', a.owner_id, now() - random() * interval '200 days',
       case when random() < 0.3 then now() + (random() * 60 - 30) * interval '1 day' end
     from (select *, row_number() over (order by id) as number from accounts) a
     cross join generate_series(0, $8 - 1) as copy
     join unnest($5::text[], $6::text[], $9::text[]) with ordinality as p (name, pinyin, search_text, number)
       on p.number = 1 + (a.number + copy) % array_length($5::text[], 1)
     cross join lateral (select case when copy % 10 < 4 then 1 + copy % 4 when copy % 10 < 7 then 5 else 6 end as at) s`,
    [
      ...[orgId, process.typeId, process.versionId, process.stageIds, PROJECTS, PROJECTS.map((name) => pinyinOf(name, 'thing'))],
      ...[TODAY, perAccount, PROJECTS.map((name) => searchTextOf(name, 'thing'))],
    ],
  );
}

async function withoutIndexes(
  client: pg.Client,
  table: string,
  fill: () => Promise<void>,
  say: (text: string) => void = () => {},
): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid = $1::regclass and not i.indisprimary`,
    [table],
  );
  for (const row of rows) await client.query(`drop index ${row.name}`);
  await fill();
  for (const row of rows) {
    say(`index ${row.name}`);
    await client.query(row.definition);
  }
}
