// What a draft must satisfy to become a version: at least one open stage, exactly one won (100 %) and one lost (0 %), in the order
// open < won < lost, rates that never fall, no stage handing out more than it holds (every U_i ≥ 0), and definitions that can be
// carried out. A draft may break all of this but one; publishing names every violation at once. A remark of more than 400 code points is
// refused already when the draft is saved.

import {
  FULL_RATE,
  type KeyEvent,
  type Operator,
  type ProcessVersion,
  pathOf,
  REMARK_LIMIT,
  remarkLength,
  type Stage,
} from './definition.ts';
import { unallocatedShare } from './winRate.ts';

export type ViolationCode =
  | 'no_open_stage'
  | 'won_stage_count'
  | 'lost_stage_count'
  | 'stage_order'
  | 'stage_id'
  | 'stage_name_empty'
  | 'stage_name_repeated'
  | 'won_rate'
  | 'lost_rate'
  | 'rate_range'
  | 'rate_falls'
  | 'shares_exceed'
  | 'planned_days'
  | 'lost_stage_holds_work'
  | 'information_field_empty'
  | 'information_repeated'
  | 'operator_malformed'
  | 'operator_repeated'
  | 'event_id'
  | 'event_name_empty'
  | 'event_name_repeated'
  | 'share_range'
  | 'remark_too_long'
  | 'due_days'
  | 'due_unknown_event'
  | 'due_cycle';

/** `figures`: what the message needs, rates and shares in basis points. */
export type Violation = { code: ViolationCode; stageId?: string; eventId?: string; figures: Record<string, string | number> };

/** Every violation of the draft, in reading order: the whole process, then stage by stage. Empty: it may be published. */
export const publishViolations = (draft: ProcessVersion): Violation[] => [
  ...wholeViolations(draft),
  ...draft.stages.flatMap((stage, position) => [
    ...stageViolations(draft, stage, position),
    ...rateViolations(draft, stage),
    ...workViolations(stage),
    ...stage.events.flatMap((event, place) => eventViolations(draft, stage, event, place)),
  ]),
];

/** What no draft may keep, by stage and event. Empty: it may be saved, whatever else has to be mended before publishing. */
export const saveViolations = (draft: ProcessVersion): Violation[] =>
  draft.stages.flatMap((stage) => stage.events.flatMap((event) => remarkViolations(event, { stageId: stage.id, eventId: event.id })));

const rank = { open: 0, won: 1, lost: 2 } as const;
const blank = (text: string): boolean => text.trim() === '';
const sameName = (a: string, b: string): boolean => a.trim() === b.trim();
const isWhole = (value: number, from: number, to = Number.MAX_SAFE_INTEGER): boolean =>
  Number.isInteger(value) && value >= from && value <= to;

/** The violation when it holds, nothing otherwise. */
const when = (broken: boolean, violation: Violation): Violation[] => (broken ? [violation] : []);

function wholeViolations(draft: ProcessVersion): Violation[] {
  const count = (kind: Stage['kind']): number => draft.stages.filter((stage) => stage.kind === kind).length;
  return [
    ...when(count('open') === 0, { code: 'no_open_stage', figures: {} }),
    ...when(count('won') !== 1, { code: 'won_stage_count', figures: { count: count('won') } }),
    ...when(count('lost') !== 1, { code: 'lost_stage_count', figures: { count: count('lost') } }),
  ];
}

function stageViolations({ stages }: ProcessVersion, stage: Stage, position: number): Violation[] {
  const stageId = stage.id;
  const before = stages.slice(0, position);
  const previous = before.at(-1);
  return [
    ...when(blank(stageId) || before.some((other) => other.id === stageId), { code: 'stage_id', stageId, figures: { position } }),
    ...when(blank(stage.name), { code: 'stage_name_empty', stageId, figures: {} }),
    ...when(!blank(stage.name) && before.some((other) => sameName(other.name, stage.name)), {
      code: 'stage_name_repeated',
      stageId,
      figures: { name: stage.name.trim() },
    }),
    ...when(previous !== undefined && rank[stage.kind] < rank[previous.kind], {
      code: 'stage_order',
      stageId,
      figures: { kind: stage.kind, after: previous?.kind ?? '' },
    }),
    ...when(stage.plannedDays !== null && !isWhole(stage.plannedDays, 0), {
      code: 'planned_days',
      stageId,
      figures: { days: stage.plannedDays ?? 0 },
    }),
    ...operatorViolations(stage.operators, { stageId }),
  ];
}

function rateViolations(draft: ProcessVersion, stage: Stage): Violation[] {
  const { id: stageId, rate, kind } = stage;
  if (kind === 'lost') return when(rate !== 0, { code: 'lost_rate', stageId, figures: { rate } });
  const path = pathOf(draft);
  const previous = path[path.indexOf(stage) - 1]?.rate ?? 0;
  const shares = stage.events.reduce((sum, event) => sum + event.share, 0);
  return [
    ...when(kind === 'won' && rate !== FULL_RATE, { code: 'won_rate', stageId, figures: { rate } }),
    ...when(kind === 'open' && !isWhole(rate, 0, FULL_RATE), { code: 'rate_range', stageId, figures: { rate } }),
    ...when(rate < previous, { code: 'rate_falls', stageId, figures: { rate, previous } }),
    ...when(rate >= previous && unallocatedShare(draft, stage) < 0, {
      code: 'shares_exceed',
      stageId,
      figures: { capacity: rate - previous, shares },
    }),
  ];
}

/** Nothing can be worked on in a lost opportunity, and nothing gates losing it. */
function workViolations(stage: Stage): Violation[] {
  const stageId = stage.id;
  const holdsWork = stage.events.length + stage.information.length > 0 || stage.approvalFlowId !== null;
  return [
    ...when(stage.kind === 'lost' && holdsWork, { code: 'lost_stage_holds_work', stageId, figures: {} }),
    ...stage.information.flatMap(({ field }, position) => [
      ...when(blank(field), { code: 'information_field_empty', stageId, figures: { position } }),
      ...when(!blank(field) && stage.information.slice(0, position).some((other) => other.field === field), {
        code: 'information_repeated',
        stageId,
        figures: { field },
      }),
    ]),
  ];
}

function operatorViolations(operators: Operator[], where: { stageId: string; eventId?: string }): Violation[] {
  return operators.flatMap(({ kind, id }, position) => [
    ...when(!['user', 'role', 'department'].includes(kind) || blank(id), { code: 'operator_malformed', ...where, figures: { position } }),
    ...when(
      operators.slice(0, position).some((other) => other.kind === kind && other.id === id),
      { code: 'operator_repeated', ...where, figures: { kind, id } },
    ),
  ]);
}

function eventViolations(draft: ProcessVersion, stage: Stage, event: KeyEvent, place: number): Violation[] {
  const where = { stageId: stage.id, eventId: event.id };
  const sameId = draft.stages.flatMap((other) => other.events).filter((other) => other.id === event.id);
  return [
    ...when(blank(event.id) || sameId.indexOf(event) > 0, { code: 'event_id', ...where, figures: { place } }),
    ...when(blank(event.name), { code: 'event_name_empty', ...where, figures: {} }),
    ...when(!blank(event.name) && stage.events.slice(0, place).some((other) => sameName(other.name, event.name)), {
      code: 'event_name_repeated',
      ...where,
      figures: { name: event.name.trim() },
    }),
    ...when(!isWhole(event.share, 0, FULL_RATE), { code: 'share_range', ...where, figures: { share: event.share } }),
    ...remarkViolations(event, where),
    ...operatorViolations(event.operators, where),
    ...dueViolations(draft, event, where),
  ];
}

function remarkViolations({ remark }: KeyEvent, where: { stageId: string; eventId: string }): Violation[] {
  const length = remarkLength(remark);
  return when(length > REMARK_LIMIT, { code: 'remark_too_long', ...where, figures: { length, limit: REMARK_LIMIT } });
}

function dueViolations(draft: ProcessVersion, event: KeyEvent, where: { stageId: string; eventId: string }): Violation[] {
  if (event.due === null) return [];
  const { from, days } = event.due;
  const after = from.kind === 'event' ? from.eventId : '';
  const known = from.kind === 'stage' || eventsById(draft).has(after);
  return [
    ...when(!isWhole(days, 0), { code: 'due_days', ...where, figures: { days } }),
    ...when(!known, { code: 'due_unknown_event', ...where, figures: { after } }),
    ...when(known && waitsForItself(draft, event), { code: 'due_cycle', ...where, figures: { after } }),
  ];
}

const eventsById = (draft: ProcessVersion): Map<string, KeyEvent> =>
  new Map(draft.stages.flatMap((stage) => stage.events.map((event) => [event.id, event] as const)));

/** Whether following "due after event …" from the event leads back to it. */
function waitsForItself(draft: ProcessVersion, event: KeyEvent): boolean {
  const events = eventsById(draft);
  const seen = new Set<string>();
  let next: KeyEvent | undefined = event;
  while (next?.due?.from.kind === 'event' && !seen.has(next.id)) {
    seen.add(next.id);
    next = events.get(next.due.from.eventId);
    if (next?.id === event.id) return true;
  }
  return false;
}
