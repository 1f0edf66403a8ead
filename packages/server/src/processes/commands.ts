// Business types, drafts and versions. A version never changes; publishing touches no running opportunity.
import sql from 'sql-template-tag';
import type { BusinessType, Draft } from '#domain/processes/contract.ts';
import type { AdvanceRules, ProcessVersion } from '#domain/processes/definition.ts';
import { isSameSitting, type LastEvent } from '#domain/processes/draftSittings.ts';
import { saveViolations } from '#domain/processes/publish.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { conflict, refused } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { lockDraft } from './lockDraft.ts';
import { businessTypeOf, draftOf, versionOf } from './queries.ts';

const EMPTY_WORK = { operators: [], guidance: [], funnelBand: null, events: [], information: [], approvalFlowId: null, plannedDays: null };

const FIRST_RULES: AdvanceRules = { sequentialOnly: true, freeSkip: false };

/** What a new business type starts from: one stage to rename, won and lost. */
const firstDraft = (): ProcessVersion => ({
  stages: [
    { id: newId(), name: '需求确认', kind: 'open', rate: 2_000, ...EMPTY_WORK },
    { id: newId(), name: '赢单', kind: 'won', rate: 10_000, ...EMPTY_WORK },
    { id: newId(), name: '输单', kind: 'lost', rate: 0, ...EMPTY_WORK },
  ],
});

/** A copy has stages and events of its own, so that the two processes never share an id. */
export function withNewIds(definition: ProcessVersion): ProcessVersion {
  const ids = new Map<string, string>();
  const renamed = (id: string): string => {
    const known = ids.get(id) ?? newId();
    ids.set(id, known);
    return known;
  };
  return {
    stages: definition.stages.map((stage) => ({
      ...stage,
      id: renamed(stage.id),
      events: stage.events.map((event) => ({
        ...event,
        id: renamed(event.id),
        due:
          event.due?.from.kind === 'event'
            ? { ...event.due, from: { kind: 'event' as const, eventId: renamed(event.due.from.eventId) } }
            : event.due,
      })),
    })),
  };
}

export async function createBusinessType(
  tx: Tx,
  scope: Scope,
  input: { name: string; copyOf?: string | undefined },
  now: string,
): Promise<BusinessType> {
  const definition = input.copyOf ? withNewIds((await draftOf(tx, input.copyOf)).definition as ProcessVersion) : firstDraft();
  return createWithDraft(tx, scope, { name: input.name, definition, rules: FIRST_RULES }, now);
}

export interface FirstDraft {
  name: string;
  definition: ProcessVersion;
  rules: AdvanceRules;
}

export async function createWithDraft(tx: Tx, scope: Scope, input: FirstDraft, now: string): Promise<BusinessType> {
  const id = newId();
  await tx.run(sql`
    insert into business_types (org_id, id, name, sequential_only, free_skip, position)
    values (${scope.orgId}, ${id}, ${input.name}, ${input.rules.sequentialOnly}, ${input.rules.freeSkip},
      (select coalesce(max(position), 0) + 1 from business_types where org_id = ${scope.orgId}))`);
  await tx.run(sql`
    insert into process_drafts (org_id, business_type_id, definition, changed_at, changed_by)
    values (${scope.orgId}, ${id}, ${JSON.stringify(input.definition)}, ${now}, ${scope.userId})`);
  await recordEvent(tx, scope, now, { kind: 'businessType.created', object: 'businessType', recordId: id, data: { name: input.name } });
  return businessTypeOf(tx, id);
}

export interface BusinessTypeChange {
  id: string;
  rowVersion: number;
  name?: string | undefined;
  position?: number | undefined;
  archived?: boolean | undefined;
}

export async function changeBusinessType(tx: Tx, scope: Scope, input: BusinessTypeChange, now: string): Promise<BusinessType> {
  const before = await businessTypeOf(tx, input.id);
  const archivedAt = (input.archived ?? before.archived) ? now : null;
  const changed = await tx.run(sql`
    update business_types set name = ${input.name ?? before.name}, position = ${input.position ?? before.position},
      archived_at = ${archivedAt}::timestamptz, row_version = row_version + 1
    where org_id = ${scope.orgId} and id = ${input.id} and row_version = ${input.rowVersion}`);
  if (changed === 0) throw conflict('staleVersion', 'Somebody else changed this business type.', [before]);
  await recordEvent(tx, scope, now, { kind: 'businessType.changed', object: 'businessType', recordId: input.id, data: { before, input } });
  return businessTypeOf(tx, input.id);
}

/** The two rules act at once: every gate asks the business type, never the pinned version. */
export async function setAdvanceRules(tx: Tx, scope: Scope, input: AdvanceRules & { id: string }, now: string): Promise<BusinessType> {
  const before = await businessTypeOf(tx, input.id);
  await tx.run(sql`
    update business_types set sequential_only = ${input.sequentialOnly}, free_skip = ${input.freeSkip}, row_version = row_version + 1
    where org_id = ${scope.orgId} and id = ${input.id}`);
  const after = await businessTypeOf(tx, input.id);
  await recordEvent(tx, scope, now, {
    kind: 'process.rulesChanged',
    object: 'businessType',
    recordId: input.id,
    data: { before: before.rules, after: after.rules },
  });
  return after;
}

/** Keeps the draft, unfinished as it may be; what no draft may hold refuses the whole, and the one saved before stays. */
export async function saveDraft(
  tx: Tx,
  scope: Scope,
  input: { id: string; revision: number; definition: ProcessVersion },
  now: string,
): Promise<Draft> {
  await lockDraft(tx, input.id, input.revision);
  const violations = saveViolations(input.definition);
  if (violations.length > 0) throw refused(violations, 'This draft cannot be saved.', 'draftRefused');
  await tx.run(sql`
    update process_drafts set definition = ${JSON.stringify(input.definition)}, revision = revision + 1, changed_at = ${now}, changed_by = ${scope.userId}
    where org_id = ${scope.orgId} and business_type_id = ${input.id}`);
  await tellDraftSaved(tx, scope, input.id, now);
  return draftOf(tx, input.id);
}

async function tellDraftSaved(tx: Tx, scope: Scope, businessTypeId: string, now: string): Promise<void> {
  const last = await tx.first<LastEvent>(sql`
    select kind, actor_id as "actorId", at, coalesce((data ->> 'discarded')::boolean, false) as discarded from events
    where org_id = ${scope.orgId} and object = 'businessType' and record_id = ${businessTypeId} order by at desc, id desc limit 1`);
  if (isSameSitting(last, { actorId: scope.userId, at: now })) return;
  await recordEvent(tx, scope, now, { kind: 'process.draftChanged', object: 'businessType', recordId: businessTypeId });
}

export async function discardDraft(tx: Tx, scope: Scope, input: { id: string }, now: string): Promise<void> {
  const type = await businessTypeOf(tx, input.id);
  const definition = type.currentVersionId ? (await versionOf(tx, input.id, type.currentVersionId)).definition : firstDraft();
  await tx.run(sql`
    update process_drafts set definition = ${JSON.stringify(definition)}, based_on = ${type.currentVersionId}, revision = revision + 1,
      changed_at = ${now}, changed_by = ${scope.userId}
    where org_id = ${scope.orgId} and business_type_id = ${input.id}`);
  await recordEvent(tx, scope, now, {
    kind: 'process.draftChanged',
    object: 'businessType',
    recordId: input.id,
    data: { discarded: true },
  });
}
