import type { Notice, Unreadable } from '#domain/processes/portable.contract.ts';
import { comma } from '../../i18n/separators.ts';
import { type Translate, useTranslation } from '../../i18n/wording.ts';

export interface NoticeWords {
  /** One sentence of where and what. */
  sentence: (notice: Notice) => string;
  summary: (notices: readonly Notice[]) => string;
  unreadable: (problem: Unreadable) => string;
}

const CODES = [
  'unknown_operator',
  'unknown_field',
  'unknown_due_event',
  'repeated_code',
  'more_than_two_decimals',
  'file_left_out',
  'approval_left_out',
  'remark_too_long',
] as const;
const REASONS = ['missing', 'unknown_word', 'not_a_number', 'before_any_stage', 'malformed'] as const;

export function noticeWords(t: Translate): NoticeWords {
  const sentence = ({ code, stage, event, value }: Notice): string => {
    const known = CODES.find((one) => one === code);
    const what = known ? t(`processDocuments.notices.${known}`, { value }) : value;
    return t('processDocuments.noticeAt', { place: [stage, event].filter(Boolean).join(' · '), what });
  };
  return {
    sentence,
    summary: (notices) => notices.map(sentence).join(comma()),
    unreadable: ({ row, column, reason, value }) => {
      if (row === 1 && reason === 'missing') return t('processDocuments.noColumn', { column });
      const known = REASONS.find((one) => one === reason) ?? 'malformed';
      return t('processDocuments.cell', { row, column, what: t(`processDocuments.cells.${known}`, { value }) });
    },
  };
}

export const useNoticeWords = (): NoticeWords => noticeWords(useTranslation().t);
