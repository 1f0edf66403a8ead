// A notice in the reader's words, and the page it leads to.

import type { z } from 'zod';
import type { notice } from '#domain/activities/contract.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Translate } from '../i18n/wording.ts';
import { isRiskKind, riskLabel } from '../plans/riskText.ts';
import { labelOf } from '../records/useObjects.ts';

type Notice = z.infer<typeof notice>;

const WORDS = ['mention', 'comment', 'jointFollowUp', 'teamJoined', 'assigned', 'risk', 'job', 'approvalEnded', 'merged'] as const;
/** Long work that says more than that it has ended. */
const JOBS = ['processSync', 'processReplay', 'bulk', 'import'] as const;
const FOLLOWED = ['followUp', 'moved', 'won', 'lost', 'reopened', 'assigned', 'merged'] as const;
const BULK_ENDS = ['edit', 'assign', 'delete', 'restore', 'undone'] as const;

const objectLabel = (object: string): string => {
  const descriptor = OBJECT_DESCRIPTORS[object as ObjectName];
  return descriptor ? labelOf(descriptor) : '';
};

export function noticeWords(t: Translate, { kind, object, actorName, data }: Notice): string {
  if (kind === 'risk' && isRiskKind(data.risk)) return t('plans.notice', { name: String(data.name ?? ''), risk: riskLabel(data.risk) });
  const values = { ...data, who: actorName ?? t('activities.system'), name: String(data.name ?? '') };
  if (kind === 'assignedMany') return t('activities.assignedMany', { ...values, object: objectLabel(object) });
  const followed = kind === 'followed' && FOLLOWED.find((what) => what === data.what);
  if (followed) return t(`activities.followed.${followed}`, values);
  const job = kind === 'job' && JOBS.find((known) => known === data.job);
  if (job === 'bulk')
    return t(`bulk.notices.${BULK_ENDS.find((end) => end === (data.status === 'undone' ? data.status : data.do)) ?? 'edit'}`, values);
  if (job === 'import') return t(data.status === 'failed' ? 'activities.jobs.importStopped' : 'activities.jobs.import', values);
  if (job) return t(`activities.jobs.${job}`, values);
  return t(`activities.notices.${WORDS.find((word) => word === kind) ?? 'other'}`, values);
}

export interface Address {
  to: string;
  search?: { tab: string } | { view: string };
}

export function addressOf({ kind, object, recordId, data }: Pick<Notice, 'kind' | 'object' | 'recordId' | 'data'>): Address {
  const descriptor = OBJECT_DESCRIPTORS[object as ObjectName];
  if (descriptor && kind === 'assignedMany') return { to: `/${descriptor.path}`, search: { view: 'mine' } };
  const inDiscussion = typeof data.commentId === 'string';
  if (descriptor) return { to: `/${descriptor.path}/${recordId}`, ...(inDiscussion && { search: { tab: 'discussion' } }) };
  if (object === 'bulkRun') return { to: `/bulk-runs/${recordId}` };
  if (object === 'import') return { to: `/imports/${recordId}` };
  return object === 'businessType'
    ? { to: `/processes/${recordId}`, search: { tab: data.job === 'processReplay' ? 'replay' : 'sync' } }
    : { to: '/inbox' };
}
