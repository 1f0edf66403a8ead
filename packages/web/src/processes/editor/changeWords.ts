// What changed between two versions, in words: one line per stage or event and setting.

import type { Operator, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import type { VersionChange } from '#domain/processes/diff.ts';
import { comma } from '../../i18n/separators.ts';
import { translate } from '../../i18n/wording.ts';
import { percent } from '../../ui/percent.ts';

export interface ChangeWording {
  before: ProcessVersion;
  after: ProcessVersion;
  operatorName: (operator: Operator) => string;
  labelOfField: (key: string) => string;
}

export interface ChangeLine {
  /** The stage, or the stage and the event. */
  subject: string;
  text: string;
}

type SettingChange = Extract<VersionChange, { kind: 'stage_changed' | 'event_changed' }>;

export function changeLine(change: VersionChange, wording: ChangeWording): ChangeLine {
  return { subject: subjectOf(change, wording), text: textOf(change, wording) };
}

const stageIn = (version: ProcessVersion, stageId: string): Stage | undefined => version.stages.find(({ id }) => id === stageId);

const stageName = ({ before, after }: ChangeWording, stageId: string): string =>
  (stageIn(after, stageId) ?? stageIn(before, stageId))?.name ?? '';

function subjectOf(change: VersionChange, wording: ChangeWording): string {
  if (change.kind === 'event_moved') return change.name;
  return 'eventId' in change && change.eventId !== undefined ? `${stageName(wording, change.stageId)} · ${change.name}` : change.name;
}

function textOf(change: VersionChange, wording: ChangeWording): string {
  switch (change.kind) {
    case 'stage_added':
    case 'stage_removed':
    case 'event_added':
    case 'event_removed':
      return translate(`processEditor.changes.${change.kind}`);
    case 'stage_moved':
      return translate('processEditor.changes.stage_moved', { from: change.from + 1, to: change.to + 1 });
    case 'event_moved':
      return translate('processEditor.changes.event_moved', {
        from: `${stageName(wording, change.from.stageId)} ${change.from.position + 1}`,
        to: `${stageName(wording, change.to.stageId)} ${change.to.position + 1}`,
      });
    default:
      return settingText(change, wording);
  }
}

function settingText(change: SettingChange, wording: ChangeWording): string {
  const setting = translate(`processEditor.settings.${change.field}`);
  const [from, to] = sidesOf(change, wording);
  return from === to
    ? translate('processEditor.changes.setting', { setting })
    : translate('processEditor.changes.settingFromTo', { setting, from, to });
}

function sidesOf(change: SettingChange, wording: ChangeWording): [string, string] {
  const both = <Value>(word: (value: Value, version: ProcessVersion) => string, from: Value, to: Value): [string, string] => [
    word(from, wording.before),
    word(to, wording.after),
  ];
  switch (change.field) {
    case 'rate':
    case 'share':
      return both(percent, change.from, change.to);
    case 'kind':
      return both((kind) => translate(`processEditor.kinds.${kind}`), change.from, change.to);
    case 'upload':
      return both((upload) => translate(`processEditor.uploads.${upload}`), change.from, change.to);
    case 'required':
      return both((required) => translate(required ? 'processEditor.required' : 'processEditor.optional'), change.from, change.to);
    case 'plannedDays':
      return both((days) => (days === null ? translate('processEditor.noLimit') : daysText(days)), change.from, change.to);
    case 'operators':
      return both((operators) => listed(operators.map(wording.operatorName), 'processEditor.everyoneShort'), change.from, change.to);
    case 'information':
      return both(
        (fields) =>
          listed(
            fields.map((one) => wording.labelOfField(one.field) + (one.required ? '*' : '')),
            'processEditor.none',
          ),
        change.from,
        change.to,
      );
    case 'guidance':
      return both(
        (entries) =>
          listed(
            entries.map(({ title }) => title),
            'processEditor.none',
          ),
        change.from,
        change.to,
      );
    case 'due':
      return both((due, version) => dueText(due, version), change.from, change.to);
    case 'templateFileIds':
      return both((files) => String(files.length), change.from, change.to);
    case 'approvalFlowId':
      return both((flow) => translate(flow ? 'processEditor.set' : 'processEditor.none'), change.from, change.to);
    default:
      return both((text) => text || translate('processEditor.none'), change.from, change.to);
  }
}

const listed = (names: readonly string[], nobody: 'processEditor.everyoneShort' | 'processEditor.none'): string =>
  names.length === 0 ? translate(nobody) : names.join(comma());

const daysText = (days: number): string => `${days} ${translate('processEditor.daysUnit')}`;

function dueText(due: ProcessVersion['stages'][number]['events'][number]['due'], version: ProcessVersion): string {
  if (due === null) return translate('processEditor.dueNever');
  const { from, days } = due;
  if (from.kind === 'stage') return `${translate('processEditor.dueAfterStage')} ${daysText(days)}`;
  const event = version.stages.flatMap(({ events }) => events).find(({ id }) => id === from.eventId);
  return `${translate('processEditor.dueAfterEvent')} ${event?.name ?? translate('processEditor.dueGone')} ${daysText(days)}`;
}
