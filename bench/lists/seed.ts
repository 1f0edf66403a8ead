// A company with a million opportunities. Each step is one transaction and is passed over when its rows are there, so that a
// broken-off run goes on where it stopped. Indexes are dropped while rows go in and built afterwards; names are spelt as the
// product spells them.
import pg from 'pg';
import { newId } from '#server/db/ids.ts';
import { pinyinOf, searchTextOf } from '#server/records/pinyin.ts';
import { type Company, foundCompany } from './company.ts';
import { companyName, PROJECTS } from './words.ts';

export interface Size {
  opportunities: number;
  accounts: number;
  people: number;
}

type Say = (text: string) => void;
interface Filling {
  client: pg.Client;
  company: Company;
  size: Size;
  say: Say;
}

/** The company once it has been founded, or undefined. */
export async function knownCompany(client: pg.Client): Promise<Company | undefined> {
  const { rows } = await client.query(`select to_regclass('bench.company') is not null as founded`);
  if (!rows[0].founded) return undefined;
  return (await client.query<{ company: Company }>('select company from bench.company')).rows[0]?.company;
}

export async function seedLists(url: string, size: Size, say: Say): Promise<Company> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`set maintenance_work_mem = '1GB'; set work_mem = '256MB'; set synchronous_commit = off`);
    const company = (await knownCompany(client)) ?? (await founded(client, url, size));
    await client.query(`set app.org_id = '${company.orgId}'`);
    const filling = { client, company, size, say };
    await fill(filling, 'accounts', () => fillAccounts(filling));
    await fill(filling, 'opportunities', () => fillOpportunities(filling));
    await fill(filling, 'stage_visits', () => fillVisits(filling));
    await fill(filling, 'completed_key_events', () => fillCompletions(filling));
    await tidy(filling);
    return company;
  } finally {
    await client.end();
  }
}

async function founded(client: pg.Client, url: string, size: Size): Promise<Company> {
  const company = await foundCompany(url, client, size.people);
  await client.query('create schema bench; create table bench.indexes ("table" text, name text, definition text)');
  await client.query('create table bench.company as select $1::jsonb as company, false as tidy', [JSON.stringify(company)]);
  return company;
}

async function fill({ client, say }: Filling, table: string, work: () => Promise<void>): Promise<void> {
  if (!(await client.query(`select from ${table} limit 1`)).rowCount) {
    say(table);
    await client.query('begin');
    await dropIndexes(client, table);
    await work();
    await client.query('commit');
  }
  const { rows } = await client.query<{ name: string; definition: string }>(`select * from bench.indexes where "table" = $1`, [table]);
  for (const { name, definition } of rows) {
    say(`${table}: index ${name}`);
    await client.query('begin');
    await client.query(definition);
    await client.query('delete from bench.indexes where name = $1', [name]);
    await client.query('commit');
  }
}

async function dropIndexes(client: pg.Client, table: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `insert into bench.indexes select $1::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) from pg_index i
     where i.indrelid = $1::text::regclass and not i.indisprimary returning name`,
    [table],
  );
  for (const row of rows) await client.query(`drop index ${row.name}`);
}

async function fillAccounts({ client, company: { orgId, sellers }, size }: Filling): Promise<void> {
  const batch = 5_000;
  for (let from = 0; from < size.accounts; from += batch) {
    const names = Array.from({ length: Math.min(batch, size.accounts - from) }, (_, at) => companyName(from + at));
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
        names.map((_, at) => sellers[(from + at) % sellers.length]),
      ],
    );
  }
}

/** Every opportunity is a project of an account: its spelling is put together from both. Four in ten are open. */
async function fillOpportunities({ client, company, size }: Filling): Promise<void> {
  const perAccount = Math.ceil(size.opportunities / size.accounts);
  await client.query('select setseed(0.42)');
  await client.query(
    `insert into opportunities (org_id, id, name, pinyin, search_text, owner_id, account_id, business_type_id, version_id, stage_id,
       last_open_stage_id, status, win_rate, amount, closing_on, stage_entered_at, source, kind, created_at, created_by, updated_at,
       last_activity_at, next_step_at)
     select $1, uuidv7(created_at - now()), a.name || p.name, a.pinyin || ' ' || p.pinyin, a.search_text || p.search_text, a.owner_id, a.id, $2, $3,
       ($4::uuid[])[s.at], ($4::uuid[])[least(s.at, 4)], case when s.at = 5 then 'won' when s.at = 6 then 'lost' else 'open' end,
       (array[1000, 3000, 6000, 8000, 10000, 0])[s.at],
       case when random() < 0.95 then (random() * random() * 500000000)::bigint end,
       case when random() < 0.9 then current_date + (random() * 700 - 450)::int end,
       now() - random() * interval '90 days', (array['referral', 'exhibition', 'website', 'partner'])[1 + floor(random() * 4)], 'new',
       now() - random() * interval '700 days', a.owner_id, now() - random() * interval '200 days', now() - random() * interval '200 days',
       case when random() < 0.3 then now() + (random() * 60 - 30) * interval '1 day' end
     from (select *, row_number() over (order by id) as number from accounts) a
     cross join generate_series(0, $7 - 1) as copy
     join unnest($5::text[], $6::text[], $8::text[]) with ordinality as p (name, pinyin, search_text, number)
       on p.number = 1 + (a.number + copy) % array_length($5::text[], 1)
     cross join lateral (select case when copy % 10 < 4 then 1 + copy % 4 when copy % 10 < 7 then 5 else 6 end as at) s`,
    [
      ...[company.orgId, company.typeId, company.versionId, company.stageIds, PROJECTS],
      ...[PROJECTS.map((name) => pinyinOf(name, 'thing')), perAccount, PROJECTS.map((name) => searchTextOf(name, 'thing'))],
    ],
  );
}

async function fillVisits({ client }: Filling): Promise<void> {
  await client.query(`
    insert into stage_visits (org_id, id, opportunity_id, version_id, stage_id, entered_at)
    select org_id, uuidv7(), id, version_id, stage_id, stage_entered_at from opportunities where status = 'open'`);
}

async function fillCompletions({ client, company: { stageIds, eventIds } }: Filling): Promise<void> {
  await client.query(
    `insert into completed_key_events (org_id, opportunity_id, event_id, completed_at, completed_by)
     select org_id, o.id, s.event_id, stage_entered_at, owner_id
     from opportunities o join unnest($1::uuid[], $2::uuid[]) as s (stage_id, event_id) using (stage_id) where random() < 0.5`,
    [stageIds.slice(0, 4), eventIds.map(([first]) => first)],
  );
}

async function tidy({ client, say }: Filling): Promise<void> {
  if ((await client.query('select from bench.company where tidy')).rowCount) return;
  say('vacuum');
  await client.query('vacuum analyze');
  await client.query('update bench.company set tidy = true');
}
