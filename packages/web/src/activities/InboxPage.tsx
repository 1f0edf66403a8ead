import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { readNotices } from '#domain/activities/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import './activities.css';
import { noticesQuery } from './noticesQuery.ts';
import { addressOf, noticeWords } from './noticeWords.ts';

/** What wants my attention: mentions, teams, assignments. */
export function InboxPage(): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const inbox = useQuery(noticesQuery);
  const read = useMutation({
    mutationFn: (ids?: string[]) => call(readNotices, { body: ids ? { ids } : {} }),
    onError: toast.failed,
    onSettled: () => queries.invalidateQueries({ queryKey: noticesQuery.queryKey }),
  });
  if (inbox.error && !inbox.data) return <FailureState error={inbox.error} onRetry={() => void inbox.refetch()} />;
  if (!inbox.data) return <PageSkeleton />;
  const { notices, unread } = inbox.data;
  return (
    <div className="page inbox">
      <header className="inbox-head">
        <h1>{t('activities.inbox')}</h1>
        <Button disabled={unread === 0} loading={read.isPending} onClick={() => read.mutate(undefined)}>
          {t('activities.markAllRead')}
        </Button>
      </header>
      {notices.length === 0 && <p className="faint">{t('activities.inboxEmpty')}</p>}
      <ul>
        {notices.map((notice) => (
          <li key={notice.id} className={notice.readAt ? '' : 'unread'}>
            <Link {...addressOf(notice)} onClick={() => notice.readAt || read.mutate([notice.id])}>
              {noticeWords(t, notice)}
            </Link>
            <InstantText at={notice.createdAt} />
          </li>
        ))}
      </ul>
    </div>
  );
}
