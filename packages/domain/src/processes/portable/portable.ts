// A sales process as a document people can keep, mail and read: stages and key events by name, shares and win rates in percent,
// operators and key information by their names. Ids belong to one installation and stay at home; so do files and approval flows.

import type { CustomType } from '../../records/customFields.ts';
import type { Label, Option } from '../../records/field.ts';
import type { AdvanceRules, Guidance, KeyEvent, Operator, ProcessVersion, Stage, StageKind } from '../definition.ts';

export const PORTABLE_FORMAT = 'winpath.process';

export type PortableOperator = { kind: Operator['kind']; name: string };

export type PortableEvent = {
  /** Unique within the document, e.g. S02E01: what another event's due date counts from. */
  code: string;
  name: string;
  /** Share of the win rate in percent, at most two decimals. */
  share: number;
  upload: KeyEvent['upload'];
  required: boolean;
  remark: string;
  operators: PortableOperator[];
  /** `after`: an event's code, or null for the entry into the stage. */
  due: { after: string | null; days: number } | null;
};

/** A custom field the key information asks for; created where it is taken in and does not exist yet. */
export type PortableField = { key: string; type: CustomType; label: Label; options: Option[] };

export type PortableStage = {
  name: string;
  kind: StageKind;
  /** Cumulative win rate in percent, at most two decimals. */
  rate: number;
  plannedDays: number | null;
  operators: PortableOperator[];
  guidance: Guidance[];
  funnelBand: string | null;
  events: PortableEvent[];
  information: { field: string; required: boolean }[];
};

export type PortableProcess = {
  format: typeof PORTABLE_FORMAT;
  formatVersion: 1;
  name: string;
  rules: AdvanceRules;
  fields: PortableField[];
  stages: PortableStage[];
};

/** Something the document asks for that is not taken over, or not as written; `where` names the stage and the event. */
export type PortableNotice = {
  code:
    | 'unknown_operator'
    | 'unknown_field'
    | 'unknown_due_event'
    | 'repeated_code'
    | 'more_than_two_decimals'
    | 'file_left_out'
    | 'approval_left_out';
  stage: string;
  event?: string;
  value: string;
};

export type Writing = {
  name: string;
  rules: AdvanceRules;
  /** The name of a user, role or department; undefined when nobody has that id any more. */
  operatorName: (operator: Operator) => string | undefined;
  /** Definitions of custom fields, by the key of the field (`custom.…`). */
  customField: (key: string) => PortableField | undefined;
};

const WHOLE_PERCENT = 100;
export const toPercent = (basisPoints: number): number => basisPoints / WHOLE_PERCENT;
const toBasisPoints = (percent: number): number => Math.round(percent * WHOLE_PERCENT);
const hasMoreDecimals = (percent: number): boolean => Math.abs(percent * WHOLE_PERCENT - toBasisPoints(percent)) > 1e-6;

const twoDigits = (value: number): string => String(value).padStart(2, '0');
export const eventCode = (stageAt: number, eventAt: number): string => `S${twoDigits(stageAt + 1)}E${twoDigits(eventAt + 1)}`;

/** The process as a document, and what could not be put into it (files, approval flows, operators nobody knows). */
export function portableOf(version: ProcessVersion, writing: Writing): { document: PortableProcess; notices: PortableNotice[] } {
  const notices: PortableNotice[] = [];
  const codes = new Map(version.stages.flatMap((stage, at) => stage.events.map((event, place) => [event.id, eventCode(at, place)])));
  const stages = version.stages.map((stage) => writtenStage(stage, codes, writing, notices));
  const asked = [...new Set(version.stages.flatMap(({ information }) => information.map(({ field }) => field)))];
  const fields = asked.flatMap((key) => writing.customField(key) ?? []);
  return {
    document: { format: PORTABLE_FORMAT, formatVersion: 1, name: writing.name, rules: { ...writing.rules }, fields, stages },
    notices,
  };
}

function writtenStage(stage: Stage, codes: ReadonlyMap<string, string>, writing: Writing, notices: PortableNotice[]): PortableStage {
  const leave = (code: PortableNotice['code'], value: string, event?: string): void => {
    notices.push({ code, stage: stage.name, value, ...(event !== undefined && { event }) });
  };
  const named = (operators: Operator[], event?: string): PortableOperator[] =>
    operators.flatMap((operator) => {
      const name = writing.operatorName(operator);
      if (name === undefined) leave('unknown_operator', operator.id, event);
      return name === undefined ? [] : [{ kind: operator.kind, name }];
    });
  for (const { title } of stage.guidance.filter(({ kind }) => kind === 'file')) leave('file_left_out', title);
  for (const event of stage.events) if (event.templateFileIds.length > 0) leave('file_left_out', event.name, event.name);
  if (stage.approvalFlowId !== null) leave('approval_left_out', stage.name);
  const { name, kind, rate, plannedDays, funnelBand, information } = stage;
  return {
    ...{ name, kind, rate: toPercent(rate), plannedDays, funnelBand, operators: named(stage.operators) },
    guidance: stage.guidance.filter((entry) => entry.kind !== 'file').map((entry) => ({ ...entry })),
    information: information.map((asked) => ({ ...asked })),
    events: stage.events.map((event) => ({
      code: codes.get(event.id) ?? '',
      name: event.name,
      share: toPercent(event.share),
      ...{ upload: event.upload, required: event.required, remark: event.remark },
      operators: named(event.operators, event.name),
      due: event.due && { after: event.due.from.kind === 'event' ? (codes.get(event.due.from.eventId) ?? '') : null, days: event.due.days },
    })),
  };
}

export type Reading = {
  newId: () => string;
  /** The one user, role or department of that name; undefined when there is none, or more than one. */
  operatorId: (operator: PortableOperator) => string | undefined;
  /** The key of the field here: standard, existing custom, or about to be created from the document; undefined when there is none. */
  fieldKey: (key: string) => string | undefined;
};

/**
 * The document as a draft with ids of its own, and everything that could not be taken over as written. Whether the draft may be
 * published is a question of its own (`publishViolations`).
 */
export function definitionOf(document: PortableProcess, reading: Reading): { definition: ProcessVersion; notices: PortableNotice[] } {
  const notices: PortableNotice[] = [];
  const ids = eventIds(document, reading.newId, notices);
  return { definition: { stages: document.stages.map((stage) => readStage(stage, ids, reading, notices)) }, notices };
}

/** The first event of a code owns it; a later one is an event all the same, but nothing can count from it. */
function eventIds(document: PortableProcess, newId: () => string, notices: PortableNotice[]): Map<PortableEvent, string> {
  const seen = new Set<string>();
  const ids = new Map<PortableEvent, string>();
  for (const stage of document.stages)
    for (const event of stage.events) {
      if (seen.has(event.code)) notices.push({ code: 'repeated_code', stage: stage.name, event: event.name, value: event.code });
      seen.add(event.code);
      ids.set(event, newId());
    }
  return ids;
}

function readStage(stage: PortableStage, ids: ReadonlyMap<PortableEvent, string>, reading: Reading, notices: PortableNotice[]): Stage {
  const say = (code: PortableNotice['code'], value: string, event?: PortableEvent): void => {
    notices.push({ code, stage: stage.name, value, ...(event && { event: event.name }) });
  };
  const known = (operators: PortableOperator[], event?: PortableEvent): Operator[] =>
    operators.flatMap((operator) => {
      const id = reading.operatorId(operator);
      if (id === undefined) say('unknown_operator', operator.name, event);
      return id === undefined ? [] : [{ kind: operator.kind, id }];
    });
  const exact = (percent: number, event?: PortableEvent): number => {
    if (hasMoreDecimals(percent)) say('more_than_two_decimals', String(percent), event);
    return toBasisPoints(percent);
  };
  const dueOf = (event: PortableEvent): KeyEvent['due'] => {
    if (event.due === null) return null;
    const { after, days } = event.due;
    if (after === null) return { from: { kind: 'stage' }, days };
    const source = [...ids.keys()].find(({ code }) => code === after);
    if (!source) say('unknown_due_event', after, event);
    return source ? { from: { kind: 'event', eventId: ids.get(source) as string }, days } : null;
  };
  return {
    ...{ id: reading.newId(), name: stage.name, kind: stage.kind, rate: exact(stage.rate), plannedDays: stage.plannedDays },
    ...{ funnelBand: stage.funnelBand, approvalFlowId: null, operators: known(stage.operators) },
    guidance: stage.guidance.flatMap((entry) => {
      if (entry.kind === 'file') say('file_left_out', entry.title);
      return entry.kind === 'file' ? [] : [{ ...entry }];
    }),
    information: stage.information.flatMap(({ field, required }) => {
      const key = reading.fieldKey(field);
      if (key === undefined) say('unknown_field', field);
      return key === undefined ? [] : [{ field: key, required }];
    }),
    events: stage.events.map((event) => ({
      ...{ id: ids.get(event) as string, name: event.name, share: exact(event.share, event), upload: event.upload },
      ...{ required: event.required, remark: event.remark, operators: known(event.operators, event), due: dueOf(event) },
      templateFileIds: [],
    })),
  };
}
