import sql, { empty, type Sql } from 'sql-template-tag';
import type { z } from 'zod';
import { isClear } from '#domain/people/rights.ts';
import {
  type countRisks,
  MAX_COUNTED,
  type RiskRow,
  type RiskSignal,
  type readRisks,
  type riskQuestion,
} from '#domain/processes/risks.contract.ts';
import { RISK_KINDS, type RiskKind } from '#domain/processes/risks.ts';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import { toldRows } from '../opportunities/told.ts';
import type { Scope } from '../people/scope.ts';
import { branchesAmong, branchPage } from '../records/branchPages.ts';
import { accessRecord } from '../records/recordAccess.ts';
import { branchWhere } from '../records/visible.ts';
import { daysOf, todayOf } from '../settings/workCalendar.ts';

type Reply<T extends { readonly reply?: z.ZodType<unknown> }> = z.infer<NonNullable<T['reply']>>;

const HISTORY = 100;

export async function risksOfOpportunity(tx: Tx, scope: Scope, id: string, now: string): Promise<Reply<typeof readRisks>> {
  await accessRecord(tx, scope, 'opportunity', id);
  const signals = await tx.rows<RiskSignal>(sql`
    select kind, subject, started_on as "startedOn", ended_on as "endedOn", figures from risk_signals
    where org_id = ${tx.orgId} and opportunity_id = ${id} order by ended_on desc nulls first, started_on desc, kind limit ${HISTORY}`);
  const told = toldFigures(scope, signals);
  const open = told.filter((signal) => signal.endedOn === null);
  return {
    today: todayOf(await daysOf(tx), now),
    open: open.sort((a, b) => RISK_KINDS.indexOf(a.kind) - RISK_KINDS.indexOf(b.kind)),
    ended: told.filter((signal) => signal.endedOn !== null),
  };
}

export type RiskQuestion = z.infer<typeof riskQuestion>;
export interface RiskPageQuestion extends RiskQuestion {
  cursor?: string | undefined;
  limit: number;
}

const OPEN = sql`from (select s.*, s.opportunity_id as id from risk_signals s) r`;
/** What a signal's figures tell of. */
const FIGURES_OF: Partial<Record<RiskKind, string>> = {
  amount_dropped: 'amount',
  win_rate_dropped: 'winRate',
  closing_date_past: 'closingOn',
};

/** That there is a risk is no secret; its figures are, where the field is. */
function toldFigures<S extends Pick<RiskSignal, 'kind' | 'figures'>>(scope: Scope, signals: readonly S[]): S[] {
  const kept = ({ kind }: S): boolean => !isClear(scope.rights, 'opportunity', FIGURES_OF[kind] ?? 'id');
  return signals.map((signal) => (kept(signal) ? { ...signal, figures: {} } : signal));
}

const KEY = sql`r.started_on, r.opportunity_id, r.kind, r.subject`;

const asked = (tx: Tx, { kinds, businessTypeId }: RiskQuestion): Sql => sql`
  r.org_id = ${tx.orgId}::uuid and r.ended_on is null
  ${kinds && kinds.length > 0 ? sql`and r.kind = any(${kinds}::text[])` : empty}
  ${businessTypeId ? sql`and r.business_type_id = ${businessTypeId}::uuid` : empty}`;

export async function listRisks(
  tx: Tx,
  scope: Scope,
  question: RiskPageQuestion,
  now: string,
): Promise<{ today: string; rows: RiskRow[]; nextCursor: string | null }> {
  const branches = await branchesAmong(tx, scope, question);
  const page = branchPage(branches, {
    rows: sql`select r.org_id, ${KEY}, r.figures ${OPEN} where ${asked(tx, question)} ${after(question.cursor)}`,
    order: sql`started_on desc, opportunity_id desc, kind desc, subject desc`,
    limit: question.limit + 1,
  });
  const rows = await tx.rows<RiskRow>(sql`
    select r.kind, r.subject, r.started_on as "startedOn", r.figures, o.id as "opportunityId", o.name, a.name as "accountName",
      o.owner_id as "ownerId", u.name as "ownerName", o.business_type_id as "businessTypeId", s.name as "stageName", o.amount, o.currency,
      o.closing_on as "closingOn"
    from (${page}) r
    join opportunities o on o.org_id = r.org_id and o.id = r.opportunity_id and o.deleted_at is null
    join users u on u.org_id = o.org_id and u.id = o.owner_id
    join stages s on s.org_id = o.org_id and s.id = o.stage_id
    left join accounts a on a.org_id = o.org_id and a.id = o.account_id
    order by r.started_on desc, r.opportunity_id desc, r.kind desc, r.subject desc`);
  const shown = toldFigures(scope, toldRows(scope, rows.slice(0, question.limit)));
  const last = rows.length > question.limit ? shown.at(-1) : undefined;
  return {
    today: todayOf(await daysOf(tx), now),
    rows: shown,
    nextCursor: last ? [last.startedOn, last.opportunityId, last.kind, last.subject].join('~') : null,
  };
}

const CURSOR = /^(\d{4}-\d{2}-\d{2})~([0-9a-f-]{36})~(\w+)~(.*)$/;

function after(cursor: string | undefined): Sql {
  if (!cursor) return empty;
  const [, day, id, kind, subject] = CURSOR.exec(cursor) ?? [];
  if (!day) throw badInput([{ field: 'cursor', reason: 'notACursorOfThisList' }]);
  return sql`and (${KEY}) < (${day}::date, ${id}::uuid, ${kind}::text, ${subject}::text)`;
}

/** Each kind is counted for itself and no further than `MAX_COUNTED`, so that the answer costs the same however many there are. */
export async function riskCounts(tx: Tx, scope: Scope, question: RiskQuestion): Promise<Reply<typeof countRisks>> {
  const branches = await branchesAmong(tx, scope, question);
  const pieces = branches.map(
    (branch) =>
      sql`(select 1 ${OPEN} where ${asked(tx, { ...question, kinds: undefined })} and r.kind = k.kind and ${branchWhere(branch)} limit ${MAX_COUNTED})`,
  );
  const all = pieces.reduce((a, b) => sql`${a} union all ${b}`);
  return {
    counts: await tx.rows(sql`
      select k.kind, (select least(count(*), ${MAX_COUNTED})::int from (${all}) found) as signals
      from unnest(${[...RISK_KINDS]}::text[]) with ordinality as k (kind, place) order by k.place`),
  };
}
