// A merge in the reader's words: what stands against it, and what moves.
import type { FieldShape } from '#domain/records/contract.ts';
import { MOVED_KINDS, type Moved } from '#domain/records/merging.contract.ts';
import type { MergeRefusal } from '#domain/records/merging.ts';
import { comma } from '../../i18n/separators.ts';
import type { Translate } from '../../i18n/wording.ts';
import { labelOf } from '../useObjects.ts';

export interface MergeNames {
  survivor: string;
  other: string;
}

export function mergeRefusalWords(t: Translate, refusal: MergeRefusal, names: MergeNames, fields: readonly FieldShape[]): string {
  const label = (key: string): string => {
    const field = fields.find((one) => one.key === key);
    return field ? labelOf(field) : key;
  };
  switch (refusal.kind) {
    case 'same_record':
    case 'may_not_assign':
      return t(`merging.refusals.${refusal.kind}`);
    case 'won_would_vanish':
      return t('merging.refusals.won_would_vanish', { name: names.other });
    case 'not_editable':
    case 'not_deletable':
    case 'approval_pending':
    case 'stale':
      return t(`merging.refusals.${refusal.kind}`, { name: names[refusal.side] });
    case 'priced_lines':
      return t('merging.refusals.priced_lines', { name: names[refusal.side], count: refusal.count });
    case 'not_choosable':
    case 'not_takeable':
      return t(`merging.refusals.${refusal.kind}`, { field: label(refusal.field) });
    case 'currencies_differ':
      if (refusal.fields.length === 0) return t('merging.refusals.currencies_unseen');
      return t('merging.refusals.currencies_differ', { fields: refusal.fields.map(label).join(comma()) });
    case 'too_many':
      return t('merging.refusals.too_many', { what: t(`merging.lists.${refusal.what}`), most: refusal.most });
    default:
      return t('merging.refusals.other');
  }
}

/** “12 条跟进、3 个文件”; empty when nothing moves. */
export const movedWords = (t: Translate, moves: readonly Moved[]): string =>
  moves.map(({ kind, count }) => t(`merging.moved.${kind}`, { count })).join(comma());

/** The same figures as an event keeps them: by kind. */
export function movedCounts(moved: unknown): Moved[] {
  const counts = (moved ?? {}) as Record<string, unknown>;
  return MOVED_KINDS.flatMap((kind) => (typeof counts[kind] === 'number' ? [{ kind, count: counts[kind] }] : []));
}
