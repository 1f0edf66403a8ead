// What a sync would do: the same pure function that the job asks, over the same facts, and nothing is written.
import { eventById, openStages, pathOf, stageById } from '#domain/processes/definition.ts';
import type { SyncChange, SyncPreview } from '#domain/processes/sync.contract.ts';
import { type SyncResult, syncOpportunity, tallySync } from '#domain/processes/sync.ts';
import type { Tx } from '../../db/database.ts';
import { factsOfMany, type ManyFacts } from '../../opportunities/factsOfMany.ts';
import type { Scope } from '../../people/scope.ts';
import { mayTouch } from '../../records/visible.ts';
import type { PublishedVersion } from '../readVersion.ts';
import { candidatesWhere } from './candidates.ts';
import { planSync, type SyncPlan, type SyncTarget } from './syncCommands.ts';

const MOST_EXAMINED = 20_000;
const PAGE = 1_000;
const SHOWN = 200;

interface Examined {
  one: ManyFacts;
  result: SyncResult | null;
}

export async function previewSync(tx: Tx, scope: Scope, input: SyncTarget, most = MOST_EXAMINED): Promise<SyncPreview> {
  const plan = await planSync(tx, input);
  const examined = await examine(tx, scope, input, plan, most);
  const results = examined.map(({ result }) => result);
  return {
    versionId: plan.target.id,
    versionNumber: plan.target.number,
    total: [...plan.counts.values()].reduce((sum, count) => sum + count, 0),
    examined: examined.length,
    sources: plan.sources.map(({ id, number }) => ({ versionId: id, number, opportunities: plan.counts.get(id) ?? 0 })),
    removedStages: removedStages(plan, examined),
    openStages: openStages(plan.target.definition).map(({ id, name }) => ({ stageId: id, name })),
    tally: { ...tallySync(results), eventsArchived: archivedNow(examined).length },
    archivedEvents: archivedEvents(plan, examined),
    changes: changesOf(plan, examined),
  };
}

async function examine(tx: Tx, scope: Scope, input: SyncTarget, plan: SyncPlan, most: number): Promise<Examined[]> {
  const where = candidatesWhere({
    businessTypeId: input.id,
    versionIds: plan.sources.map(({ id }) => id),
    includeClosed: input.includeClosed,
  });
  const visible = mayTouch(scope, 'opportunity', 'read');
  const examined: Examined[] = [];
  for (let after: string | null = null; examined.length < most; ) {
    const page: ManyFacts[] = await factsOfMany(tx, { where, visible, after, limit: Math.min(PAGE, most - examined.length) });
    if (page.length === 0) break;
    examined.push(...page.map((one) => ({ one, result: resultOf(plan, one) })));
    after = page.at(-1)!.row.id;
  }
  return examined;
}

const sourceOf = (plan: SyncPlan, { row }: ManyFacts): PublishedVersion => plan.sources.find(({ id }) => id === row.versionId)!;
const numbered = ({ number, definition }: PublishedVersion) => ({ number, version: definition });

const resultOf = (plan: SyncPlan, one: ManyFacts): SyncResult | null =>
  syncOpportunity(numbered(sourceOf(plan, one)), numbered(plan.target), plan.mapping, {
    ...one.facts,
    completed: [...one.facts.completed, ...one.archived],
  });

/** Every removed stage of the versions in use once, in the order of the newest of them, with how many stand in it. */
function removedStages(plan: SyncPlan, examined: readonly Examined[]): SyncPreview['removedStages'] {
  const standing = new Map<string, number>();
  for (const { one } of examined) standing.set(one.row.stageId, (standing.get(one.row.stageId) ?? 0) + 1);
  const stages = new Map(plan.sources.flatMap(({ definition }) => pathOf(definition).map((stage) => [stage.id, stage] as const)).reverse());
  const order = [...stages.keys()].reverse();
  return order
    .filter((id) => id in plan.defaults)
    .map((id) => ({
      stageId: id,
      name: stages.get(id)?.name ?? '',
      opportunities: standing.get(id) ?? 0,
      mappedTo: plan.mapping[id]!,
      defaultTo: plan.defaults[id]!,
    }));
}

/** Completed events that count today and become archive. */
const archivedNow = (examined: readonly Examined[]): { eventId: string; one: ManyFacts }[] =>
  examined.flatMap(({ one, result }) =>
    (result?.archivedEventIds ?? []).filter((id) => !one.archived.includes(id)).map((eventId) => ({ eventId, one })),
  );

function archivedEvents(plan: SyncPlan, examined: readonly Examined[]): SyncPreview['archivedEvents'] {
  const counts = new Map<string, { name: string; opportunities: number }>();
  for (const { eventId, one } of archivedNow(examined)) {
    const known = counts.get(eventId) ?? { name: eventById(sourceOf(plan, one).definition, eventId)?.event.name ?? '', opportunities: 0 };
    counts.set(eventId, { ...known, opportunities: known.opportunities + 1 });
  }
  return [...counts]
    .map(([eventId, rest]) => ({ eventId, ...rest }))
    .sort((a, b) => b.opportunities - a.opportunities)
    .slice(0, SHOWN);
}

const drop = ({ winRate }: SyncChange): number => Math.abs(winRate.after - winRate.before);

function changesOf(plan: SyncPlan, examined: readonly Examined[]): SyncChange[] {
  const changes = examined.flatMap(({ one, result }): SyncChange[] => {
    if (!result || (!result.remapped && result.winRate.before === result.winRate.after && result.endedApprovals.length === 0)) return [];
    const { id, name, ownerName, visible } = one.row;
    return [
      {
        opportunityId: id,
        name: visible ? name : null,
        ownerName: visible ? ownerName : null,
        winRate: result.winRate,
        stage: {
          from: stageById(sourceOf(plan, one).definition, result.from)?.name ?? '',
          to: stageById(plan.target.definition, result.to)?.name ?? '',
        },
        remapped: result.remapped,
        approvalsEnded: result.endedApprovals.length,
      },
    ];
  });
  return changes.sort((a, b) => drop(b) - drop(a)).slice(0, SHOWN);
}
