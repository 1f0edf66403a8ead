import { App, Button, Progress } from 'antd';
import type { ReactElement } from 'react';
import type { BulkRun } from '#domain/records/bulk.contract.ts';
import { type Translate, useTranslation } from '../../i18n/wording.ts';
import { isBusy, mayUndo, placeOf, useRunState, useUndoRun } from './bulkQueries.ts';

/** How far a run is, or what it came to. */
export function RunState({ run }: { run: BulkRun }): ReactElement {
  const { t } = useTranslation();
  const { count, total } = placeOf(run);
  return (
    <>
      {isBusy(run) && (
        <Progress
          className="bulk-progress"
          percent={Math.floor((100 * count) / Math.max(1, total))}
          status="active"
          aria-label={t('bulk.progress')}
        />
      )}
      <strong role="status" className="figure">
        {stateWords(t, run)}
      </strong>
      {run.refused > 0 && !isUndo(run) && <span className="bulk-refused-count">{t('bulk.refused', { count: run.refused })}</span>}
      {run.left > 0 && <span className="bulk-refused-count">{t('bulk.left', { count: run.left })}</span>}
    </>
  );
}

function stateWords(t: Translate, run: BulkRun): string {
  const { count, total } = placeOf(run);
  const figures = { count: count.toLocaleString(), total: total.toLocaleString() };
  switch (run.status) {
    case 'running':
      return t('bulk.counts', figures);
    case 'undoing':
      return t('bulk.undoCounts', figures);
    case 'stopped':
      return t('bulk.stoppedAt', figures);
    case 'undone':
      return t('bulk.undoneAt', { count: run.undone.toLocaleString() });
    case 'finished':
      return t(`bulk.ended.${run.act.do}`, { count: run.done.toLocaleString() });
  }
}

const isUndo = ({ status }: BulkRun): boolean => status === 'undoing' || status === 'undone';

/** Stop, go on, undo: whatever is possible now. */
export function RunButtons({ run }: { run: BulkRun }): ReactElement {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const state = useRunState(run.id);
  const undo = useUndoRun(run.id);
  const askToUndo = (): void => {
    modal.confirm({
      title: t('bulk.undoTitle'),
      content: t('bulk.undoText'),
      okText: t('bulk.undo'),
      cancelText: t('bulk.notNow'),
      onOk: () => undo.mutateAsync(undefined).catch(() => undefined), // told already
    });
  };
  return (
    <>
      {run.status === 'running' && (
        <Button loading={state.isPending} onClick={() => state.mutate('stopped')}>
          {t('bulk.stop')}
        </Button>
      )}
      {run.status === 'stopped' && run.undone + run.left === 0 && run.done + run.refused < run.total && (
        <Button loading={state.isPending} onClick={() => state.mutate('running')}>
          {t('bulk.goOn')}
        </Button>
      )}
      {mayUndo(run) && (
        <Button loading={undo.isPending} onClick={askToUndo}>
          {t('bulk.undo')}
        </Button>
      )}
    </>
  );
}
