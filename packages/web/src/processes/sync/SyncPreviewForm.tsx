// Before a sync: how many, where removed stages go, what changes and at which opportunities. Every figure opens its list.

import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import type { SyncPreview } from '#domain/processes/sync.contract.ts';
import { comma } from '../../i18n/separators.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { ChangesTable } from './ChangesTable.tsx';
import { StageMappingTable } from './StageMappingTable.tsx';
import { previewQuery, type SyncWish, useStartSync } from './syncQueries.ts';

export function SyncPreviewForm({ type, versionId }: { type: BusinessType; versionId: string }): ReactElement {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<SyncWish['mapping']>({});
  const [includeClosed, setIncludeClosed] = useState(false);
  const wish = { versionId, mapping, includeClosed };
  const preview = useQuery(previewQuery(type.id, wish));
  if (preview.error && !preview.data) return <FailureState error={preview.error} onRetry={() => void preview.refetch()} />;
  if (!preview.data) return <ListSkeleton rows={4} />;
  const { data } = preview;
  return (
    <section className="sync-preview" aria-label={t('processSync.preview')} aria-busy={preview.isPlaceholderData}>
      <p className="sync-lead">{leadOf(t, data)}</p>
      {data.total > 0 && <p className="quiet">{t('processSync.what')}</p>}
      <Checkbox checked={includeClosed} onChange={({ target }) => setIncludeClosed(target.checked)}>
        {t('processSync.includeClosed')}
      </Checkbox>
      {data.removedStages.length > 0 && <StageMappingTable preview={data} onMap={(from, to) => setMapping({ ...mapping, [from]: to })} />}
      {data.total > 0 && <Outcome preview={data} />}
      {data.total > 0 && <StartButton type={type} preview={data} wish={wish} waiting={preview.isPlaceholderData} />}
    </section>
  );
}

function leadOf(t: ReturnType<typeof useTranslation>['t'], { total, versionNumber, sources }: SyncPreview): string {
  if (total === 0) return t('processSync.nothing', { number: versionNumber });
  const from = sources.map(({ number, opportunities }) => t('processSync.source', { number, count: opportunities })).join(comma());
  return t('processSync.lead', { count: total, number: versionNumber, from });
}

export type Figure = 'all' | 'winRate' | 'stage' | 'approval';

function Outcome({ preview }: { preview: SyncPreview }): ReactElement {
  const { t } = useTranslation();
  const [shown, show] = useState<Figure>('all');
  const { tally, changes, archivedEvents } = preview;
  const figures = [
    ['winRate', tally.winRateChanged],
    ['stage', tally.stageRemoved],
    ['approval', tally.approvalsEnded],
  ] as const;
  return (
    <>
      <ul className="sync-figures">
        <li>
          <strong className="figure">{tally.repinned}</strong> {t('processSync.figures.repinned')}
        </li>
        {figures.map(([figure, count]) => (
          <li key={figure}>
            <Button
              type={shown === figure ? 'primary' : 'default'}
              aria-pressed={shown === figure}
              disabled={count === 0}
              onClick={() => show(shown === figure ? 'all' : figure)}
            >
              <strong className="figure">{count}</strong> {t(`processSync.figures.${figure}`)}
            </Button>
          </li>
        ))}
        <li>
          <strong className="figure">{tally.eventsArchived}</strong> {t('processSync.figures.archived')}
        </li>
      </ul>
      {preview.examined < preview.total && (
        <p className="quiet">{t('processSync.examined', { examined: preview.examined, total: preview.total })}</p>
      )}
      {archivedEvents.length > 0 && (
        <p className="quiet">
          {t('processSync.archivedEvents', {
            events: archivedEvents
              .map(({ name, opportunities }) => t('processSync.archivedEvent', { name, count: opportunities }))
              .join(comma()),
          })}
        </p>
      )}
      <ChangesTable
        label={t('processSync.changes')}
        rows={changes.filter(
          (change) =>
            shown === 'all' ||
            (shown === 'winRate' && change.winRate.before !== change.winRate.after) ||
            (shown === 'stage' && change.remapped) ||
            (shown === 'approval' && change.approvalsEnded > 0),
        )}
      />
    </>
  );
}

function StartButton(props: { type: BusinessType; preview: SyncPreview; wish: SyncWish; waiting: boolean }): ReactElement {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const toast = useToast();
  const start = useStartSync(props.type.id);
  const { total, versionNumber } = props.preview;
  const ask = (): void => {
    modal.confirm({
      title: t('processSync.confirmTitle', { count: total, number: versionNumber }),
      content: t('processSync.confirmText'),
      okText: t('processSync.start', { count: total }),
      cancelText: t('processSync.notNow'),
      onOk: () =>
        start.mutateAsync(props.wish).then(
          () => toast.done(t('processSync.started')),
          () => undefined, // told already
        ),
    });
  };
  return (
    <div>
      <Button type="primary" disabled={props.waiting} loading={start.isPending} onClick={ask}>
        {t('processSync.start', { count: total })}
      </Button>
    </div>
  );
}
