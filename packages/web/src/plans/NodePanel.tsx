import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { downloadCsv } from './downloadCsv.ts';
import { NodeTable } from './NodeTable.tsx';
import { nodeCells, nodeHeads } from './nodeCells.ts';
import { nodesQuery } from './planQueries.ts';

/** 节点检查表 of one opportunity. */
export function NodePanel({ id }: { id: string }): ReactElement | null {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(nodesQuery(id));
  if (error && !data) return <FailureState error={error} onRetry={() => void refetch()} />;
  if (!data || data.rows.length === 0) return null;
  const save = (): void => downloadCsv(t('plans.nodes'), [nodeHeads(t), ...data.rows.map((row) => nodeCells(t, row, data.names))]);
  return (
    <section aria-label={t('plans.nodes')}>
      <header className="plan-head">
        <h2>{t('plans.nodes')}</h2>
        <Button onClick={save}>{t('plans.exportCsv')}</Button>
      </header>
      <NodeTable rows={data.rows} names={data.names} />
    </section>
  );
}
