import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { ProcessSync } from '#domain/processes/sync.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { OpportunityLink } from './ChangesTable.tsx';
import { itemsQuery, useRetrySync } from './syncQueries.ts';

/** What could not be synced and why, each and all to be tried again. */
export function Failures({ sync }: { sync: ProcessSync }): ReactElement {
  const { t } = useTranslation();
  const failed = useQuery(itemsQuery(sync, 'failed'));
  const retry = useRetrySync(sync.id);
  if (failed.error && !failed.data) return <FailureState error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!failed.data) return <ListSkeleton rows={2} />;
  return (
    <section aria-label={t('processSync.failures')}>
      <h4>{t('processSync.failures')}</h4>
      <ul className="sync-failures">
        {failed.data.map((item) => (
          <li key={item.opportunityId}>
            <OpportunityLink {...item} /> <span className="quiet">{item.ownerName}</span>
            <span className="sync-problem" title={item.problem?.message}>
              {t(`processSync.problems.${item.problem?.code ?? 'unexpected'}`)}
            </span>
            <Button size="small" loading={retry.isPending} onClick={() => retry.mutate([item.opportunityId])}>
              {t('processSync.retry')}
            </Button>
          </li>
        ))}
      </ul>
      {failed.data.length > 1 && (
        <Button loading={retry.isPending} onClick={() => retry.mutate(undefined)}>
          {t('processSync.retryAll', { count: sync.failed })}
        </Button>
      )}
    </section>
  );
}
