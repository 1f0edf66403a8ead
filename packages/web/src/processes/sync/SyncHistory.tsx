import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ProcessSync } from '#domain/processes/sync.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { ChangesTable } from './ChangesTable.tsx';
import { Failures } from './Failures.tsx';
import { itemsQuery } from './syncQueries.ts';

/** Syncs that have ended: who, when, with which result; the opportunities behind it open below. */
export function SyncHistory({ syncs }: { syncs: readonly ProcessSync[] }): ReactElement | null {
  const { t } = useTranslation();
  if (syncs.length === 0) return null;
  return (
    <section aria-label={t('processSync.earlier')}>
      <h3>{t('processSync.earlier')}</h3>
      <ol className="sync-history">
        {syncs.map((sync) => (
          <Ended key={sync.id} sync={sync} />
        ))}
      </ol>
    </section>
  );
}

function Ended({ sync }: { sync: ProcessSync }): ReactElement {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { versionNumber, synced, failed, total, createdByName, createdAt } = sync;
  return (
    <li>
      <div className="sync-ended">
        <strong>
          {t(sync.status === 'stopped' ? 'processSync.stoppedTitle' : 'processSync.finishedTitle', { number: versionNumber })}
        </strong>
        <span className="figure">{t('processSync.counts', { synced, failed, total })}</span>
        <span className="quiet">
          {createdByName} · <InstantText at={createdAt} />
        </span>
        <Button type="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'processSync.hideItems' : 'processSync.showItems')}
        </Button>
      </div>
      {failed > 0 && <Failures sync={sync} />}
      {open && <Changed sync={sync} />}
    </li>
  );
}

function Changed({ sync }: { sync: ProcessSync }): ReactElement {
  const { t } = useTranslation();
  const changed = useQuery(itemsQuery(sync, 'changed'));
  if (changed.error && !changed.data) return <FailureState error={changed.error} onRetry={() => void changed.refetch()} />;
  if (!changed.data) return <ListSkeleton rows={2} />;
  return <ChangesTable label={t('processSync.changes')} rows={changed.data} />;
}
