// The node check across the team (销售流程节点检查表): key events with a deadline, by what has become of them.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import type { ReactElement } from 'react';
import { listNodes } from '#domain/processes/nodeCheck.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { EmptyState, ListSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { downloadCsv } from './downloadCsv.ts';
import { NodeTable } from './NodeTable.tsx';
import { nodeCells, nodeHeads } from './nodeCells.ts';
import { PortfolioHead, usePortfolio } from './PortfolioHead.tsx';
import './plans.css';
import { among, type NodeState, type Portfolio, teamNodesQuery } from './planQueries.ts';
import { useExport } from './useExport.ts';

const STATES: readonly NodeState[] = ['overdue', 'due', 'done'];

export function NodesPage(): ReactElement {
  const { t } = useTranslation();
  const { portfolio, search, change } = usePortfolio('/plans/nodes');
  const state = STATES.find((one) => one === search.state) ?? 'overdue';
  return (
    <div className="page page-wide portfolio">
      <PortfolioHead portfolio={portfolio} onChange={change}>
        <Segmented
          value={state}
          options={STATES.map((value) => ({ value, label: t(`plans.filterState.${value}`) }))}
          onChange={(next) => change({ state: next === 'overdue' ? undefined : next })}
        />
        <ExportButton portfolio={portfolio} state={state} />
      </PortfolioHead>
      <Nodes portfolio={portfolio} state={state} />
    </div>
  );
}

interface ListProps {
  portfolio: Portfolio;
  state: NodeState;
}

function Nodes({ portfolio, state }: ListProps): ReactElement {
  const { t } = useTranslation();
  const list = useInfiniteQuery({ ...teamNodesQuery(portfolio, state), placeholderData: (before) => before });
  if (list.isPending) return <ListSkeleton rows={10} />;
  if (list.error && !list.data) return <FailureState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const names = Object.assign({}, ...(list.data?.pages.map((page) => page.names) ?? [])) as Record<string, string>;
  if (rows.length === 0) return <EmptyState title={t('plans.noNodes')} hint={t('plans.noNodesHint')} />;
  return (
    <>
      <NodeTable rows={rows} names={names} />
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('plans.loadMore')}
        </Button>
      )}
    </>
  );
}

function ExportButton({ portfolio, state }: ListProps): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const { run, busy } = useExport();
  const question = { ...among(portfolio), state };
  const save = (): void =>
    run(async (gather) => {
      const names: Record<string, string> = {};
      const { rows, whole } = await gather(async (cursor) => {
        const page = await call(listNodes, { query: { ...question, limit: 200, cursor } });
        Object.assign(names, page.names);
        return page;
      });
      const cells = rows.map((row) => [row.name, row.ownerName, ...nodeCells(t, row, names)]);
      downloadCsv(t('plans.nodes'), [[t('plans.opportunity'), t('plans.owner'), ...nodeHeads(t)], ...cells]);
      toast.done(t(whole ? 'plans.exported' : 'plans.exportedPart', { count: cells.length }));
    });
  return (
    <Button loading={busy} onClick={save}>
      {t('plans.exportCsv')}
    </Button>
  );
}
