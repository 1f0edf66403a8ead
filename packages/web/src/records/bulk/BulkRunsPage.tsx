import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import type { BulkRun } from '#domain/records/bulk.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { objectsQuery } from '../useObjects.ts';
import { actWords } from './ActWords.tsx';
import './bulk.css';
import { runsQuery } from './bulkQueries.ts';

/** The bulk changes I have made. */
export function BulkRunsPage(): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="page bulk-run">
      <h1>{t('bulk.section')}</h1>
      <p className="quiet">{t('bulk.hint')}</p>
      <Runs />
    </div>
  );
}

function Runs(): ReactElement {
  const { t } = useTranslation();
  const { data: runs, error, refetch } = useQuery(runsQuery);
  const { data: objects } = useQuery(objectsQuery);
  if (error && !runs) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!runs || !objects) return <ListSkeleton />;
  if (runs.length === 0) return <p className="faint">{t('bulk.none')}</p>;
  const title = (run: BulkRun): string => {
    const object = objects.objects.find(({ name }) => name === run.object);
    return object ? actWords(t, run, object) : t('bulk.section');
  };
  return (
    <Table<BulkRun>
      rowKey="id"
      size="middle"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={runs}
      columns={[
        {
          title: t('bulk.what'),
          render: (_, run) => (
            <Link to="/bulk-runs/$id" params={{ id: run.id }}>
              {title(run)}
            </Link>
          ),
        },
        { title: t('bulk.state'), render: (_, { status }) => t(`bulk.statuses.${status}`) },
        { title: t('bulk.doneColumn'), align: 'right', dataIndex: 'done' },
        { title: t('bulk.refusedColumn'), align: 'right', dataIndex: 'refused' },
        { title: t('bulk.at'), render: (_, { createdAt }) => <InstantText first at={createdAt} /> },
      ]}
    />
  );
}
