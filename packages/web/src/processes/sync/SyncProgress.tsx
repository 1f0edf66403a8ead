import { App, Button, Progress, Space } from 'antd';
import type { ReactElement } from 'react';
import type { ProcessSync } from '#domain/processes/sync.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { Failures } from './Failures.tsx';
import { useSyncState } from './syncQueries.ts';

/** A sync under way: it goes on when the page is left, can be paused, gone on with and stopped. */
export function SyncProgress({ sync }: { sync: ProcessSync }): ReactElement {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const state = useSyncState(sync.id);
  const { synced, failed, total, versionNumber } = sync;
  const paused = sync.status === 'paused';
  const askToStop = (): void => {
    modal.confirm({
      title: t('processSync.stopTitle'),
      content: t('processSync.stopText', { synced, left: Math.max(0, total - synced - failed) }),
      okText: t('processSync.stop'),
      cancelText: t('processSync.notNow'),
      onOk: () => state.mutateAsync('stopped').catch(() => undefined), // told already
    });
  };
  return (
    <section className="sync-progress" aria-label={t('processSync.progress')}>
      <h3>{t(paused ? 'processSync.pausedTitle' : 'processSync.runningTitle', { number: versionNumber })}</h3>
      <Progress
        percent={Math.floor((100 * (synced + failed)) / Math.max(1, total))}
        status={paused ? 'normal' : 'active'}
        aria-label={t('processSync.progress')}
      />
      <p role="status" className="figure">
        {t('processSync.counts', { synced, failed, total })}
      </p>
      <p className="quiet">{t(paused ? 'processSync.pausedHint' : 'processSync.mayLeave')}</p>
      <Space wrap>
        {paused ? (
          <Button type="primary" loading={state.isPending} onClick={() => state.mutate('running')}>
            {t('processSync.resume')}
          </Button>
        ) : (
          <Button loading={state.isPending} onClick={() => state.mutate('paused')}>
            {t('processSync.pause')}
          </Button>
        )}
        <Button onClick={askToStop}>{t('processSync.stop')}</Button>
      </Space>
      {failed > 0 && <Failures sync={sync} />}
    </section>
  );
}
