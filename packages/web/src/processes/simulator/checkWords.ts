import { eventById, type ProcessVersion, stageById } from '#domain/processes/definition.ts';
import type { TraceLine } from '#domain/processes/simulate.ts';
import { comma } from '../../i18n/separators.ts';
import type { Translate } from '../../i18n/wording.ts';

/** What was asked, as a statement that holds when the check is passed. */
export function checkWords(
  t: Translate,
  subject: TraceLine['subject'],
  draft: ProcessVersion,
  fieldLabel: (field: string) => string,
): string {
  const stageName = (id: string): string => stageById(draft, id)?.name ?? '';
  const eventName = (id: string): string => eventById(draft, id)?.event.name ?? '';
  switch (subject.kind) {
    case 'event':
    case 'upload':
      return t(`simulator.check.${subject.kind}`, { name: subject.name });
    case 'information':
      return t('simulator.check.information', { field: fieldLabel(subject.field) });
    case 'approval':
      return t('simulator.check.approval', { state: t(`processes.approval.${subject.state}`) });
    case 'operator':
      return 'eventId' in subject
        ? t('simulator.check.eventOperator', { name: eventName(subject.eventId) })
        : t('simulator.check.operator', { name: subject.name });
    case 'closing':
      return t(`simulator.check.${subject.missing}`);
    case 'override':
      return t(`simulator.check.override_${subject.missing}`);
    case 'locked':
    case 'approval_pending':
      return t(`simulator.check.${subject.kind}`, { name: stageName(subject.stageId) });
    case 'out_of_sequence':
      return t('simulator.check.out_of_sequence', { names: subject.operableStageIds.map(stageName).join(comma()) });
    case 'file':
      return t('simulator.check.upload', { name: eventName(subject.eventId) });
    default:
      return t(`simulator.check.${subject.kind}`);
  }
}
