// Every reason why a draft cannot be published, in words, and the place in the editor where it is mended.

import type { ProcessVersion } from '#domain/processes/definition.ts';
import type { Violation, ViolationCode } from '#domain/processes/publish.ts';
import { translate } from '../../i18n/wording.ts';
import { percent } from '../../ui/percent.ts';

export type EditorTab = 'stages' | 'flow' | 'rules' | 'versions' | 'sync' | 'simulator' | 'replay';

/** What is set in the table of stages; everything else is set in the columns of the flow. */
const IN_STAGE_TABLE: readonly ViolationCode[] = [
  'no_open_stage',
  'won_stage_count',
  'lost_stage_count',
  'stage_order',
  'stage_id',
  'stage_name_empty',
  'stage_name_repeated',
  'won_rate',
  'lost_rate',
  'rate_range',
  'rate_falls',
  'planned_days',
];

export const tabOf = ({ code, eventId }: Violation): EditorTab => (IN_STAGE_TABLE.includes(code) && !eventId ? 'stages' : 'flow');

const SHARES = new Set(['rate', 'previous', 'capacity', 'shares', 'share']);

/** Rates and shares as percentages, kinds by their names, everything else as it is. */
function figuresOf({ figures }: Violation): Record<string, string> {
  const worded = Object.entries(figures).map(([name, value]) => [name, wordOf(name, value)] as const);
  return Object.fromEntries(worded);
}

function wordOf(name: string, value: string | number): string {
  if (typeof value === 'number') return SHARES.has(name) ? percent(value) : String(value);
  const isKind = (name === 'kind' || name === 'after') && (value === 'open' || value === 'won' || value === 'lost');
  return isKind ? translate(`processEditor.kinds.${value}`) : value;
}

export const violationText = (violation: Violation, labelOfField: (key: string) => string): string => {
  const { field } = violation.figures;
  const figures = { ...figuresOf(violation), ...(typeof field === 'string' && { field: labelOfField(field) }) };
  return translate(`processEditor.violations.${violation.code}`, figures);
};

/** Stage and event the violation names, as a reader finds them; undefined when it is about the whole process. */
export function placeOf(draft: ProcessVersion, { stageId, eventId }: Violation): string | undefined {
  const position = draft.stages.findIndex(({ id }) => id === stageId);
  const stage = draft.stages[position];
  if (!stage) return undefined;
  const stageName = stage.name.trim() || translate('processEditor.stageNumber', { number: position + 1 });
  const event = stage.events.find(({ id }) => id === eventId);
  return event ? `${stageName} · ${event.name.trim() || translate('processEditor.nameless')}` : stageName;
}
