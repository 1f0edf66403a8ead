// The portfolio: plan against actual of every open opportunity one may see, as a drawing or as a table.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type ReactElement, useCallback } from 'react';
import { type GanttRow, readGantt } from '#domain/processes/plan.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { EmptyState, ListSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { downloadCsv } from './downloadCsv.ts';
import { Gantt } from './Gantt.tsx';
import { Slip } from './PlanTable.tsx';
import { PortfolioHead, usePortfolio } from './PortfolioHead.tsx';
import './plans.css';
import { ganttQuery, ganttQuestion, type Portfolio, teamQuery } from './planQueries.ts';
import { useExport } from './useExport.ts';

export function GanttPage(): ReactElement {
  const { t } = useTranslation();
  const { portfolio, search, change } = usePortfolio('/plans');
  const team = useQuery(teamQuery(portfolio.team));
  const asTable = search.show === 'table';
  return (
    <div className="page page-wide portfolio">
      <PortfolioHead portfolio={portfolio} onChange={change} stages>
        <Segmented
          value={asTable ? 'table' : 'chart'}
          options={[
            { value: 'chart', label: t('plans.chart') },
            { value: 'table', label: t('plans.table') },
          ]}
          onChange={(show) => change({ show: show === 'table' ? 'table' : undefined })}
        />
        <ExportButton portfolio={portfolio} team={team.data} />
      </PortfolioHead>
      {team.error && !team.data && <FailureState error={team.error} onRetry={() => void team.refetch()} />}
      {team.isLoading && <ListSkeleton rows={10} />}
      {(!portfolio.team || team.data) && <Drawn portfolio={portfolio} team={team.data} asTable={asTable} />}
    </div>
  );
}

interface ShownProps {
  portfolio: Portfolio;
  team: readonly string[] | undefined;
}

function Drawn({ portfolio, team, asTable }: ShownProps & { asTable: boolean }): ReactElement {
  const { t } = useTranslation();
  const list = useInfiniteQuery({ ...ganttQuery(portfolio, team), placeholderData: (before) => before });
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = list;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (list.isPending) return <ListSkeleton rows={10} />;
  if (list.error && !list.data) return <FailureState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const today = list.data?.pages[0]?.today ?? '';
  if (rows.length === 0) return <EmptyState title={t('plans.noneToDraw')} hint={t('plans.noneToDrawHint')} />;
  if (asTable) {
    return (
      <>
        <SlipTable rows={rows} />
        {hasNextPage && (
          <Button loading={isFetchingNextPage} onClick={onEnd}>
            {t('plans.loadMore')}
          </Button>
        )}
      </>
    );
  }
  return (
    <>
      <p className="gantt-legend faint">
        <span className="legend plan" /> {t('plans.legendPlan')} <span className="legend actual" /> {t('plans.legendActual')}{' '}
        <span className="legend late" /> {t('plans.legendLate')} <span className="legend closing" /> {t('plans.legendClosing')}
        <span className="gantt-hint">{t('plans.ganttHint')}</span>
      </p>
      <Gantt rows={rows} today={today} onEnd={onEnd} />
    </>
  );
}

/** The same as a table: one line per stage that has begun or is planned. */
function SlipTable({ rows }: { rows: readonly GanttRow[] }): ReactElement {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard too
    <section className="table-scroll" tabIndex={0} aria-label={t('plans.gantt')}>
      <table className="plain-table">
        <thead>
          <tr>
            {(['opportunity', 'owner', 'stage', 'plannedEnd', 'actual', 'slip', 'closing'] as const).map((key) => (
              <th key={key} scope="col">
                {t(`plans.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            row.lines.map((line, position) => (
              <tr key={`${row.id} ${line.stageId}`} aria-current={line.stageId === row.stageId ? 'step' : undefined}>
                <th scope="row">{position === 0 && <Link to={`/opportunities/${row.id}` as string}>{row.name}</Link>}</th>
                <td>{position === 0 && row.ownerName}</td>
                <td>{line.name}</td>
                <td className="figure">{line.endsOn ?? t('plans.noEnd')}</td>
                <td className="figure">{line.stay ? `${line.stay.enteredOn} – ${line.stay.leftOn ?? ''}` : t('plans.notEntered')}</td>
                <td>
                  <Slip days={line.slip} running={line.stay !== null && line.stay.leftOn === null} />
                </td>
                <td className="figure">{position === 0 && (row.closingOn ?? t('plans.noEnd'))}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}

function ExportButton({ portfolio, team }: ShownProps): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const { run, busy } = useExport();
  const heads = [
    t('plans.opportunity'),
    t('plans.owner'),
    t('plans.stage'),
    t('plans.plannedEnd'),
    t('plans.began'),
    t('plans.state'),
    t('plans.slip'),
    t('plans.closing'),
  ];
  const save = (): void =>
    run(async (gather) => {
      const { rows, whole } = await gather((cursor) =>
        call(readGantt, { query: { ...ganttQuestion(portfolio, team), limit: 200, cursor } }),
      );
      const cells = rows.flatMap((row) =>
        row.lines.map((line) => [
          row.name,
          row.ownerName,
          line.name,
          line.endsOn,
          line.stay?.enteredOn ?? '',
          line.stay?.leftOn ?? '',
          line.slip,
          row.closingOn,
        ]),
      );
      downloadCsv(t('plans.gantt'), [heads, ...cells]);
      toast.done(t(whole ? 'plans.exported' : 'plans.exportedPart', { count: cells.length }));
    });
  return (
    <Button loading={busy} onClick={save}>
      {t('plans.exportCsv')}
    </Button>
  );
}
