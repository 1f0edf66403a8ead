// Writes what looking at opportunities has found; what has not changed is not written.
import sql, { type Sql } from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { writePlans } from '../plans/planRow.ts';
import type { StoredDue } from './gather.ts';
import type { Look, Looked } from './look.ts';

/** A signal that begins now and never began before. */
export interface BegunSignal {
  opportunityId: string;
  kind: string;
  subject: string;
  startedOn: string;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export async function writeLooks(tx: Tx, looked: readonly Looked[], now: string): Promise<BegunSignal[]> {
  const [begun] = await Promise.all([writeFindings(tx, looked, now), writeMarks(tx, looked)]);
  return begun;
}

/** Everything but the marks, which stand in the opportunity itself. */
export async function writeFindings(tx: Tx, looked: readonly Looked[], now: string): Promise<BegunSignal[]> {
  const plans = looked.flatMap(({ row, look }) => (look.plan && !samePlan(row.plan, look.plan) ? [look.plan] : []));
  // sent one behind the other without waiting: none needs what another answers
  const [begun] = await Promise.all([
    openSignals(tx, looked, now),
    writePlans(tx, plans, now),
    writeMemories(tx, looked),
    writeDues(tx, looked),
    endSignals(tx, looked),
    followOwners(tx, looked),
  ]);
  return begun;
}

const samePlan = (a: Looked['row']['plan'], b: NonNullable<Looked['look']['plan']>): boolean =>
  a !== null && Object.entries(b).every(([key, value]) => same(a[key as keyof typeof a], value));

async function writeMemories(tx: Tx, looked: readonly Looked[]): Promise<void> {
  const changed = looked.flatMap(({ row, look }) => {
    const { memory } = look;
    const before = row.memory as Record<string, unknown> | null;
    if (!memory || (before && Object.entries(memory).every(([key, value]) => same(before[key], value)))) return [];
    return [{ ...memory, opportunityId: row.id }];
  });
  if (changed.length === 0) return;
  await tx.prepared(sql`
    insert into risk_memories (org_id, opportunity_id, version_id, amount, win_rate, closing_on, pushed_on, amount_drop, win_rate_drop)
    select ${tx.orgId}, m."opportunityId", m."versionId", m.amount, m."winRate", m."closingOn", m."pushedOn", m."amountDrop", m."winRateDrop"
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as m ("opportunityId" uuid, "versionId" uuid, amount bigint, "winRate" int,
      "closingOn" date, "pushedOn" date[], "amountDrop" jsonb, "winRateDrop" jsonb)
    on conflict (org_id, opportunity_id) do update set version_id = excluded.version_id, amount = excluded.amount, win_rate = excluded.win_rate,
      closing_on = excluded.closing_on, pushed_on = excluded.pushed_on, amount_drop = excluded.amount_drop, win_rate_drop = excluded.win_rate_drop`);
}

async function writeDues(tx: Tx, looked: readonly Looked[]): Promise<void> {
  const isKnown = (known: readonly StoredDue[] | null, due: StoredDue): boolean =>
    (known ?? []).some(
      (one) => one.eventId === due.eventId && Object.entries(due).every(([key, value]) => same(one[key as keyof StoredDue], value)),
    );
  const changed = looked.flatMap(({ row, look }) =>
    look.dues
      .filter((due) => !isKnown(row.dues, due))
      .map((due) => ({ ...due, opportunityId: row.id, businessTypeId: row.businessTypeId })),
  );
  const gone = looked.flatMap(({ row, look }) =>
    (row.dues ?? [])
      .filter((due) => !look.dues.some((kept) => kept.eventId === due.eventId))
      .map((due) => ({ opportunityId: row.id, eventId: due.eventId })),
  );
  if (gone.length > 0) {
    await tx.prepared(sql`
      delete from node_dues d using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as g ("opportunityId" uuid, "eventId" uuid)
      where d.org_id = ${tx.orgId} and d.opportunity_id = g."opportunityId" and d.event_id = g."eventId"`);
  }
  if (changed.length === 0) return;
  await tx.prepared(sql`
    insert into node_dues (org_id, opportunity_id, event_id, stage_id, counted_from, due_on, done_on, owner_id, business_type_id)
    select ${tx.orgId}, d."opportunityId", d."eventId", d."stageId", d."countedFrom", d."dueOn", d."doneOn", d."ownerId", d."businessTypeId"
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as d ("opportunityId" uuid, "eventId" uuid, "stageId" uuid, "countedFrom" date,
      "dueOn" date, "doneOn" date, "ownerId" uuid, "businessTypeId" uuid)
    on conflict (org_id, opportunity_id, event_id) do update set stage_id = excluded.stage_id, counted_from = excluded.counted_from,
      due_on = excluded.due_on, done_on = excluded.done_on, owner_id = excluded.owner_id, business_type_id = excluded.business_type_id`);
}

/** A signal that ended and holds again for the very same cause is the same signal: it is open again, and nobody hears of it twice. */
async function openSignals(tx: Tx, looked: readonly Looked[], now: string): Promise<BegunSignal[]> {
  const begun = looked.flatMap(({ row, look }) =>
    look.begun.map(({ kind, subject, startedOn }) => {
      const figures = look.risks.find((risk) => risk.kind === kind && risk.subject === subject)?.figures ?? {};
      return { opportunityId: row.id, kind, subject, startedOn, figures, ownerId: row.ownerId, businessTypeId: row.businessTypeId };
    }),
  );
  if (begun.length === 0) return [];
  const written = await tx.prepared<BegunSignal & { fresh: boolean }>(sql`
    insert into risk_signals (org_id, opportunity_id, kind, subject, started_on, figures, owner_id, business_type_id, opened_at)
    select ${tx.orgId}, s."opportunityId", s.kind, s.subject, s."startedOn", s.figures, s."ownerId", s."businessTypeId", ${now}
    from jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as s ("opportunityId" uuid, kind text, subject text, "startedOn" date, figures jsonb,
      "ownerId" uuid, "businessTypeId" uuid)
    on conflict (org_id, opportunity_id, kind, subject, started_on) do update set ended_on = null, figures = excluded.figures,
      owner_id = excluded.owner_id, business_type_id = excluded.business_type_id
    returning opportunity_id as "opportunityId", kind, subject, started_on as "startedOn", xmax = 0 as fresh`);
  return written.filter((signal) => signal.fresh).map(({ fresh: _, ...signal }) => signal);
}

async function endSignals(tx: Tx, looked: readonly Looked[]): Promise<void> {
  const ended = looked.flatMap(({ row, look }) => look.ended.map((signal) => ({ ...signal, opportunityId: row.id })));
  if (ended.length === 0) return;
  await tx.prepared(sql`
    update risk_signals s set ended_on = greatest(s.started_on, e."endedOn")
    from jsonb_to_recordset(${JSON.stringify(ended)}::jsonb) as e ("opportunityId" uuid, kind text, subject text, "startedOn" date, "endedOn" date)
    where s.org_id = ${tx.orgId} and s.opportunity_id = e."opportunityId" and s.kind = e.kind and s.subject = e.subject and s.started_on = e."startedOn"`);
}

/** Lists of signals go by owner and business type: open ones follow their opportunity. */
async function followOwners(tx: Tx, looked: readonly Looked[]): Promise<void> {
  const strayed = (row: Looked['row']): boolean =>
    (row.signals ?? []).some((signal) => signal.ownerId !== row.ownerId || signal.businessTypeId !== row.businessTypeId);
  const ids = looked.filter(({ row }) => strayed(row)).map(({ row }) => row.id);
  if (ids.length === 0) return;
  await tx.prepared(sql`
    update risk_signals s set owner_id = o.owner_id, business_type_id = o.business_type_id from opportunities o
    where s.org_id = ${tx.orgId} and s.opportunity_id = any(${ids}::uuid[]) and s.ended_on is null and o.org_id = s.org_id and o.id = s.opportunity_id
      and (s.owner_id, s.business_type_id) is distinct from (o.owner_id, o.business_type_id)`);
}

/** What lists and cards show of a look. */
export interface Marks {
  risk: string | null;
  riskCount: number;
  riskCheckOn: string | null;
  stageEndsOn: string | null;
}

export const marksOf = (look: Look): Marks => ({
  risk: look.risks[0]?.kind ?? null,
  riskCount: look.risks.length,
  riskCheckOn: look.checkOn,
  stageEndsOn: look.stageEndsOn,
});

/** For a statement that writes the opportunity anyway. */
export const setMarks = (marks: Marks): Sql => sql`
  risk = ${marks.risk}, risk_count = ${marks.riskCount}, risk_check_on = ${marks.riskCheckOn}, stage_ends_on = ${marks.stageEndsOn}`;

/** They are no change of the record: neither its version nor its time of change moves. */
async function writeMarks(tx: Tx, looked: readonly Looked[]): Promise<void> {
  const changed = looked.flatMap(({ row, look }) => {
    const marks = marksOf(look);
    return Object.entries(marks).every(([key, value]) => row[key as keyof typeof marks] === value) ? [] : [{ id: row.id, ...marks }];
  });
  if (changed.length === 0) return;
  await tx.prepared(sql`
    update opportunities o set risk = c.risk, risk_count = c."riskCount", risk_check_on = c."riskCheckOn", stage_ends_on = c."stageEndsOn"
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as c (id uuid, risk text, "riskCount" int, "riskCheckOn" date, "stageEndsOn" date)
    where o.org_id = ${tx.orgId} and o.id = c.id`);
}
