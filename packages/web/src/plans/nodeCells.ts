// A row of the node check in words, the same for the table and the file.

import type { NodeRowReply } from '#domain/processes/nodeCheck.contract.ts';
import { comma, semicolon } from '../i18n/separators.ts';
import type { Translate } from '../i18n/wording.ts';

type Names = Readonly<Record<string, string>>;

export const deliverableWords = (t: Translate, { deliverable: { upload, liveFiles } }: NodeRowReply): string =>
  upload === 'none' ? '—' : `${t(`plans.upload.${upload}`)}${liveFiles > 0 ? ` · ${t('plans.filesCount', { count: liveFiles })}` : ''}`;

export const responsibleWords = ({ responsible }: NodeRowReply, names: Names): string =>
  responsible.map((one) => names[one.id] ?? '…').join(comma());

export const deadlineWords = (t: Translate, { due }: NodeRowReply): string =>
  due === null ? '—' : due.projected ? `${due.on} ${t('plans.projected')}` : due.on;

export const stateWords = (t: Translate, { state, daysLate, waits }: NodeRowReply): string => {
  const words = t(`plans.states.${state}`, { count: daysLate });
  return waits === null ? words : `${words} · ${t('plans.blocked')}`;
};

export const exceptionWords = (t: Translate, { exceptions, waits, daysLate }: NodeRowReply): string =>
  [...exceptions.map((one) => t(`plans.exceptions.${one}`, { count: daysLate })), ...(waits ? [t(`plans.waits.${waits}`)] : [])].join(
    semicolon(),
  );

export const nodeHeads = (t: Translate): string[] => [
  t('plans.stage'),
  t('plans.node'),
  t('plans.deliverable'),
  t('plans.responsible'),
  t('plans.deadline'),
  t('plans.state'),
  t('plans.exception'),
];

export const nodeCells = (t: Translate, row: NodeRowReply, names: Names): string[] => [
  row.stageName,
  row.required ? `${row.action} (${t('plans.required')})` : row.action,
  deliverableWords(t, row),
  responsibleWords(row, names),
  deadlineWords(t, row),
  stateWords(t, row),
  exceptionWords(t, row),
];
