import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { Notice } from '#domain/activities/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { addressOf, noticeWords } from './noticeWords.ts';
import { useReadNotices } from './useReadNotices.ts';

/** What a notice says and when; following it marks it as read. */
export function NoticeLine({ notice }: { notice: Notice }): ReactElement {
  const { t } = useTranslation();
  const read = useReadNotices();
  return (
    <>
      <Link {...addressOf(notice)} onClick={() => notice.readAt || read.mutate([notice.id])}>
        {noticeWords(t, notice)}
      </Link>
      <InstantText first at={notice.createdAt} />
    </>
  );
}
