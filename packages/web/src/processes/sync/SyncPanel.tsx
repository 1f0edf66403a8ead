// 同步到销售机会: what it would do, how far it has come, and what earlier ones did.

import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FailureState } from '../../ui/FailureState.tsx';
import { EmptyState, ListSkeleton } from '../../ui/states.tsx';
import './sync.css';
import { SyncHistory } from './SyncHistory.tsx';
import { SyncPreviewForm } from './SyncPreviewForm.tsx';
import { SyncProgress } from './SyncProgress.tsx';
import { hasEnded, syncsQuery } from './syncQueries.ts';

export function SyncPanel({ type }: { type: BusinessType }): ReactElement {
  const { t } = useTranslation();
  const syncs = useQuery(syncsQuery(type.id));
  if (type.currentVersionId === null) return <EmptyState title={t('processSync.unpublished')} hint={t('processSync.unpublishedHint')} />;
  if (syncs.error && !syncs.data) return <FailureState error={syncs.error} onRetry={() => void syncs.refetch()} />;
  if (!syncs.data) return <ListSkeleton rows={4} />;
  const active = syncs.data.find((sync) => !hasEnded(sync));
  return (
    <div className="sync">
      {active ? (
        <SyncProgress sync={active} />
      ) : (
        <SyncPreviewForm key={type.currentVersionId} type={type} versionId={type.currentVersionId} />
      )}
      <SyncHistory syncs={syncs.data.filter(hasEnded)} />
    </div>
  );
}
