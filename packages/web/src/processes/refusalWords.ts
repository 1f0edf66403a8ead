import type { MoveRefusal } from '#domain/processes/refusals.ts';
import type { Translate } from '../i18n/wording.ts';

/** One reason in the reader's words; `fieldLabel` names a field of the opportunity. */
export function refusalWords(t: Translate, refusal: MoveRefusal, fieldLabel: (field: string) => string): string {
  switch (refusal.kind) {
    case 'event':
    case 'upload':
    case 'operator':
      return t(`processes.refusals.${refusal.kind}`, { name: refusal.name });
    case 'information':
      return t('processes.refusals.information', { field: fieldLabel(refusal.field) });
    case 'approval':
      return t('processes.refusals.approval', { state: t(`processes.approval.${refusal.state}`) });
    case 'closing':
      return t(`processes.refusals.${refusal.missing}`);
    case 'override':
      return t(`processes.refusals.override_${refusal.missing}`);
    default:
      return t(`processes.refusals.${refusal.kind}`);
  }
}
