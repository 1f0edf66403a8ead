// Open opportunities by stage and by person, from the kept totals; what closes this month, largest first.
import sql from 'sql-template-tag';
import { dayIn } from '#domain/calendar.ts';
import type { HomePipeline, HomeSums } from '#domain/home/contract.ts';
import { closingThisMonth, ownedBy, type Whose } from '#domain/home/questions.ts';
import { encodeFilter } from '#domain/records/filters.ts';
import type { Tx } from '../db/database.ts';
import { toldSums } from '../opportunities/told.ts';
import type { Scope } from '../people/scope.ts';
import { listRecords } from '../records/listRecords.ts';
import { mayAsk, ownersMeant, whoseWork } from './whose.ts';

const CLOSING_SHOWN = 6;
const PEOPLE_SHOWN = 50;
const OVERDUE_BOUND = 100;

interface Part {
  ownerId: string;
  stageId: string;
  currency: string;
  closing: boolean;
  records: number;
  amount: string;
  weighted: string;
}

export async function homePipelineOf(tx: Tx, scope: Scope, of: Whose | undefined, now: string): Promise<HomePipeline> {
  const asked = whoseWork(scope, of);
  const today = dayIn(now, scope.timeZone);
  const nothing = { ...asked, stages: [], closing: { sums: [], records: [] }, people: [] };
  const filter = closingThisMonth(ownedBy(asked.of));
  if (!(await mayAsk(tx, scope, 'opportunity', filter))) return nothing;
  const owners = ownersMeant(scope, asked.of);
  const parts = await openTotals(tx, scope, owners, `${today.slice(0, 7)}-01`);
  return {
    ...asked,
    stages: await stagesOf(tx, scope, parts),
    closing: {
      sums: sumsOf(
        scope,
        parts.filter((part) => part.closing),
      ),
      records: await closingRecords(tx, scope, encodeFilter(filter), now),
    },
    people: asked.of === 'team' ? await peopleOf(tx, scope, parts, today) : [],
  };
}

/** Per owner, stage and currency, apart what closes in `month` (its first day). */
function openTotals(tx: Tx, scope: Scope, owners: readonly string[], month: string): Promise<Part[]> {
  return tx.rows<Part>(sql`
    select t.owner_id as "ownerId", t.stage_id as "stageId", t.currency, t.closing_month = ${month}::date as closing,
      sum(t.records)::int as records, sum(t.amount)::text as amount, sum(t.weighted)::text as weighted
    from opportunity_totals t
    where t.org_id = ${scope.orgId} and t.owner_id = any(${owners}::uuid[]) and t.status = 'open'
    group by 1, 2, 3, 4 having sum(t.records) <> 0`);
}

/** Weighted amounts are kept times the win rate in basis points: divided once, after adding up. */
const RATE = 10_000n;
const rounded = (weighted: bigint): bigint => (weighted + RATE / 2n) / RATE;

function sumsOf(scope: Scope, parts: readonly Part[]): HomeSums[] {
  const byCurrency = Map.groupBy(parts, (part) => part.currency);
  const sums = [...byCurrency].map(([currency, own]) => ({
    currency,
    records: own.reduce((sum, part) => sum + part.records, 0),
    amount: String(own.reduce((sum, part) => sum + BigInt(part.amount), 0n)),
    weighted: String(rounded(own.reduce((sum, part) => sum + BigInt(part.weighted), 0n))),
  }));
  return toldSums(scope, sums);
}

async function stagesOf(tx: Tx, scope: Scope, parts: readonly Part[]): Promise<HomePipeline['stages']> {
  const stages = await tx.rows<Omit<HomePipeline['stages'][number], keyof HomeSums>>(sql`
    select s.id as "stageId", s.name, b.id as "businessTypeId", b.name as "businessTypeName"
    from stages s join business_types b on b.org_id = s.org_id and b.id = s.business_type_id
    where s.org_id = ${scope.orgId} and s.id = any(${[...new Set(parts.map((part) => part.stageId))]}::uuid[])
    order by b.position, b.id, s.position, s.id`);
  return stages.flatMap((stage) =>
    sumsOf(
      scope,
      parts.filter((part) => part.stageId === stage.stageId),
    ).map((sums) => ({ ...stage, ...sums })),
  );
}

async function closingRecords(tx: Tx, scope: Scope, filter: string, now: string): Promise<HomePipeline['closing']['records']> {
  const columns = ['name', 'accountId', 'ownerId', 'stageId', 'winRate', 'amount', 'currency', 'closingOn'];
  const page = await listRecords(tx, scope, 'opportunity', { filter, sort: 'closingOn', columns, limit: CLOSING_SHOWN }, now);
  const nameOf = (id: unknown): string | null => page.names[String(id)] ?? null;
  return page.records.map(({ id, values }) => ({
    id,
    name: String(values.name ?? ''),
    accountName: nameOf(values.accountId),
    ownerName: nameOf(values.ownerId) ?? '',
    stageName: nameOf(values.stageId) ?? '',
    winRate: Number(values.winRate ?? 0),
    amount: typeof values.amount === 'number' ? values.amount : null,
    currency: String(values.currency ?? scope.currency),
    closingOn: String(values.closingOn),
  }));
}

/** One row per person, myself among them where I own something; those with the most at stake first. */
async function peopleOf(tx: Tx, scope: Scope, parts: readonly Part[], today: string): Promise<HomePipeline['people']> {
  const people = await tx.rows<{ id: string; name: string; overdue: number }>(sql`
    select u.id, u.name, late.overdue::int as overdue from users u cross join lateral (
      select count(*) as overdue from (
        select 1 from opportunities o
        where o.org_id = u.org_id and o.owner_id = u.id and o.deleted_at is null and o.status = 'open'
          and o.next_step_at < (${today}::date::timestamp at time zone ${scope.timeZone}::text)
        limit ${OVERDUE_BOUND + 1}) found) late
    where u.org_id = ${scope.orgId} and u.id = any(${ownersMeant(scope, 'team')}::uuid[]) and u.status <> 'deactivated'
    order by u.pinyin, u.id`);
  const weight = (id: string): number => parts.reduce((sum, part) => sum + (part.ownerId === id ? Number(part.amount) : 0), 0);
  return people
    .filter((person) => person.id !== scope.userId || parts.some((part) => part.ownerId === person.id))
    .sort((a, b) => weight(b.id) - weight(a.id))
    .slice(0, PEOPLE_SHOWN)
    .map(({ id, name, overdue }) => {
      const own = parts.filter((part) => part.ownerId === id);
      return {
        person: { id, name },
        open: sumsOf(scope, own),
        closing: sumsOf(
          scope,
          own.filter((part) => part.closing),
        ),
        overdue: { count: Math.min(overdue, OVERDUE_BOUND), complete: overdue <= OVERDUE_BOUND },
      };
    });
}
