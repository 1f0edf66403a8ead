import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Segmented, Table, Typography } from 'antd';
import { type ReactElement, useState } from 'react';
import { listMail, MAIL_STATUSES, type MailSummary, readMail, sendMailAgain } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { EmptyState, ListSkeleton, PageSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { PeopleFrame } from './PeopleTabs.tsx';
import { useFailure } from './refusalText.ts';

const TONES = { waiting: 'accent', stored: 'warn', sent: 'good', failed: 'bad' } as const;
type Status = MailSummary['status'];

export function OutboxPage(): ReactElement {
  return (
    <PeopleFrame tab="mail">
      <Outbox />
    </PeopleFrame>
  );
}

function Outbox(): ReactElement {
  const { t } = useTranslation();
  const [status, setStatus] = useState<Status | 'all'>('all');
  const [open, setOpen] = useState<string>();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['mail', 'list', status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ signal, pageParam }) => {
      const query = { after: pageParam, limit: 50, status: status === 'all' ? undefined : status };
      return call(listMail, { query }, signal);
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  const [first] = data?.pages ?? [];
  const choices = ['all' as const, ...MAIL_STATUSES];
  return (
    <>
      {first && (
        <Alert
          type={first.delivers ? 'info' : 'warning'}
          showIcon
          title={t(first.delivers ? 'people.mail.hintDelivers' : 'people.mail.hintStores')}
        />
      )}
      <div className="people-tools">
        <Segmented
          value={status}
          onChange={setStatus}
          options={choices.map((value) => ({ value, label: t(value === 'all' ? 'people.mail.all' : `people.mail.statuses.${value}`) }))}
        />
      </div>
      {data ? <MailTable mail={data.pages.flatMap((page) => page.mail)} onOpen={setOpen} /> : <ListSkeleton />}
      {hasNextPage && (
        <Button className="people-more" onClick={() => void fetchNextPage()}>
          {t('people.more')}
        </Button>
      )}
      {open && <MailDrawer id={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function MailTable(props: { mail: MailSummary[]; onOpen: (id: string) => void }): ReactElement {
  const { t } = useTranslation();
  if (props.mail.length === 0) return <EmptyState title={t('people.mail.empty')} hint={t('people.mail.emptyHint')} />;
  const columns = [
    {
      title: t('people.mail.created'),
      key: 'created',
      render: (_: unknown, mail: MailSummary) => <InstantText first at={mail.createdAt} />,
    },
    { title: t('people.mail.recipient'), dataIndex: 'recipient' },
    {
      title: t('people.mail.subject'),
      key: 'subject',
      render: (_: unknown, mail: MailSummary) => (
        <button type="button" className="plain-button people-open" onClick={() => props.onOpen(mail.id)}>
          {mail.subject}
        </button>
      ),
    },
    { title: t('people.status'), key: 'status', render: (_: unknown, mail: MailSummary) => <MailStatus mail={mail} /> },
  ];
  return <Table<MailSummary> rowKey="id" dataSource={props.mail} columns={columns} pagination={false} scroll={{ x: 'max-content' }} />;
}

function MailStatus(props: { mail: MailSummary }): ReactElement {
  const { t } = useTranslation();
  const { status, attempts, lastError } = props.mail;
  return (
    <>
      <span className={`mark mark-${TONES[status]}`}>{t(`people.mail.statuses.${status}`)}</span>{' '}
      {lastError && <span className="quiet">{`${t('people.mail.attempts', { count: attempts })} · ${lastError}`}</span>}
    </>
  );
}

const LINK = /https?:\/\/\S+/;

function MailDrawer(props: { id: string; onClose: () => void }): ReactElement {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { done } = useToast();
  const failed = useFailure();
  const { data, error, refetch } = useQuery({
    queryKey: ['mail', 'one', props.id],
    queryFn: ({ signal }) => call(readMail, { params: { id: props.id } }, signal),
  });
  const again = useMutation({
    mutationFn: () => call(sendMailAgain, { params: { id: props.id } }),
    onSuccess: () => done(t('people.mail.queued')),
    onError: failed,
    onSettled: () => queries.invalidateQueries({ queryKey: ['mail'] }),
  });
  const link = data?.text?.match(LINK)?.[0];
  return (
    <Drawer open size={520} title={data?.subject ?? ' '} onClose={props.onClose}>
      {error && !data && <FailureState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <p>
            <MailStatus mail={data} /> <span className="quiet">{data.recipient}</span>
          </p>
          {data.text === null ? <p className="quiet">{t('people.mail.textGone')}</p> : <pre className="mail-text">{data.text}</pre>}
          <div className="people-standing">
            {link && (
              <Typography.Text copyable={{ text: link, tooltips: [t('people.mail.copyLink'), t('people.copied')] }}>
                {t('people.mail.copyLink')}
              </Typography.Text>
            )}
            {(data.status === 'stored' || data.status === 'failed') && (
              <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
                {t('people.mail.sendAgain')}
              </Button>
            )}
          </div>
        </>
      )}
    </Drawer>
  );
}
