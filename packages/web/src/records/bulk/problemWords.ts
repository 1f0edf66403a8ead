// Why one record of a run was not dealt with, in the reader's words.

import type { MoveRefusal } from '#domain/processes/refusals.ts';
import type { BulkItem } from '#domain/records/bulk.contract.ts';
import { DELETED } from '#domain/records/bulk.ts';
import type { FieldShape } from '#domain/records/contract.ts';
import { comma } from '../../i18n/separators.ts';
import type { Translate } from '../../i18n/wording.ts';
import { refusalWords } from '../../processes/refusalWords.ts';
import { refusalSentences } from '../fieldProblems.ts';
import { labelOf } from '../useObjects.ts';

type Reason = Record<string, unknown>;

/** What a process says against a move; the words for each are its own. */
const AGAINST_MOVES: readonly MoveRefusal['kind'][] = [
  ...(['event', 'information', 'upload', 'approval', 'closing', 'operator'] as const),
  ...(['closed', 'unknown_stage', 'approval_pending', 'not_editable', 'stale_version'] as const),
];

export function problemSentences(t: Translate, { problem }: Pick<BulkItem, 'problem'>, fields: readonly FieldShape[]): string[] {
  const label = (key: string): string => {
    if (key === DELETED) return t('bulk.problems.restored');
    const field = fields.find((candidate) => candidate.key === key);
    return field ? labelOf(field) : key;
  };
  const reasons = Array.isArray(problem.reasons) ? (problem.reasons as Reason[]) : [];
  if (problem.code === 'changedSince')
    return [t('bulk.problems.changedSince', { fields: reasons.map(({ field }) => label(String(field))).join(comma()) })];
  if (problem.code === 'busy' || problem.code === 'unexpected') return [t(`bulk.problems.${problem.code}`)];
  const told = reasons.filter((reason): reason is Reason & MoveRefusal => AGAINST_MOVES.some((kind) => kind === reason.kind));
  if (told.length > 0 && told.length === reasons.length) return told.map((reason) => refusalWords(t, reason, label));
  return refusalSentences(t, problem, fields);
}
