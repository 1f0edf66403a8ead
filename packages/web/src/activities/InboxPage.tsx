import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import './activities.css';
import { NoticeLine } from './NoticeLine.tsx';
import { noticesQuery } from './noticesQuery.ts';
import { useReadNotices } from './useReadNotices.ts';

/** What wants my attention: mentions, teams, assignments. */
export function InboxPage(): ReactElement {
  const { t } = useTranslation();
  const inbox = useQuery(noticesQuery);
  const read = useReadNotices();
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
            <NoticeLine notice={notice} />
          </li>
        ))}
      </ul>
    </div>
  );
}
