// The three persons of the bench: signed in, with records of their own to work on; and what a run leaves behind.
import type pg from 'pg';
import { openDatabase } from '#server/db/database.ts';
import { SESSION_COOKIE } from '#server/people/cookies.ts';
import { openSession } from '#server/people/sessions.ts';
import { MADE_BY_BENCH, type Targets } from './acts.ts';
import type { Company } from './company.ts';
import type { Caller } from './load.ts';
import type { World } from './world.ts';

export const PERSONS = ['seller', 'manager', 'admin'] as const;
export type Person = (typeof PERSONS)[number];

export async function signIn({ databaseUrl, company }: World, person: Person): Promise<Caller> {
  const database = openDatabase(databaseUrl, { max: 1 });
  const who = { orgId: company.orgId, userId: company[person], ip: '127.0.0.1', userAgent: 'bench' };
  const { token, csrf } = await database.unscoped((tx) => openSession(tx, who, new Date().toISOString())).finally(() => database.close());
  return { cookie: `${SESSION_COOKIE}=${token}`, csrf };
}

const MOST = 4_000;

export async function targetsOf(client: pg.Client, company: Company, person: Person): Promise<Targets> {
  const { stageIds, eventIds } = company;
  const mine = `owner_id in (select id from users where $1::uuid = '${company.admin}' or id = $1 or manager_id = $1)`;
  const ids = async (table: string, where: string, ...values: unknown[]): Promise<string[]> => {
    const found = await client.query<{ id: string }>(
      `select id from (select id from ${table} where ${mine} and deleted_at is null and ${where} limit 20000) f order by md5(id::text) limit ${MOST}`,
      [company[person], ...values],
    );
    return found.rows.map((row) => row.id);
  };
  const movable = async (stage: 1 | 2) =>
    (await ids('opportunities', 'stage_id = $2', stageIds[stage])).slice(0, 250).map((id) => ({ id, stage }));
  const open: string[][] = [];
  for (const stageId of stageIds.slice(0, 4)) open.push(await ids('opportunities', 'stage_id = $2', stageId));
  return {
    records: await ids('opportunities', 'true'),
    open: open.flatMap((list, stage) => list.map((id) => ({ id, eventId: eventIds[stage]![1]! }))),
    movable: [...(await movable(1)), ...(await movable(2))],
    accounts: await ids('accounts', 'true'),
  };
}

/**
 * What was created is deleted as a person would, what was completed is open again: every run finds the same. Moved records stay where
 * they are, without the hundreds of visits of a few seconds that no record of a company has.
 */
export async function tidyUp(client: pg.Client, { eventIds }: Company): Promise<void> {
  await client.query('delete from completed_key_events where event_id = any($1)', [eventIds.map(([, second]) => second)]);
  await client.query(`delete from stage_visits where left_at - entered_at < interval '10 minutes'`);
  await client.query(`update opportunities set deleted_at = now() where name like '${MADE_BY_BENCH}%' and deleted_at is null`);
  await client.query('vacuum analyze opportunities, completed_key_events, stage_visits, opportunity_totals');
}
