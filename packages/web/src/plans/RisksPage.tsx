// The risk list: every open signal of the opportunities one may see, the newest first.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { listRisks, MAX_COUNTED, type RiskRow } from '#domain/processes/risks.contract.ts';
import { RISK_KINDS, type RiskKind } from '#domain/processes/risks.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { Money } from '../ui/Money.tsx';
import { minorDigits } from '../ui/moneyText.ts';
import { EmptyState, ListSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { downloadCsv } from './downloadCsv.ts';
import { PortfolioHead, usePortfolio } from './PortfolioHead.tsx';
import './plans.css';
import { among, type Portfolio, riskCountsQuery, riskListQuery } from './planQueries.ts';
import { RiskIcon } from './RiskMarks.tsx';
import { isRiskKind, riskDetail, riskLabel } from './riskText.ts';
import { useExport } from './useExport.ts';

export function RisksPage(): ReactElement {
  const { portfolio, search, change } = usePortfolio('/plans/risks');
  const kinds = (search.kinds ?? '').split(',').filter(isRiskKind);
  return (
    <div className="page page-wide portfolio">
      <PortfolioHead portfolio={portfolio} onChange={change}>
        <ExportButton portfolio={portfolio} kinds={kinds} />
      </PortfolioHead>
      <KindChips portfolio={portfolio} kinds={kinds} onChange={(next) => change({ kinds: next.join(',') })} />
      <RiskList portfolio={portfolio} kinds={kinds} />
    </div>
  );
}

interface ListProps {
  portfolio: Portfolio;
  kinds: readonly RiskKind[];
}

function KindChips({ portfolio, kinds, onChange }: ListProps & { onChange: (kinds: RiskKind[]) => void }): ReactElement {
  const { t } = useTranslation();
  const { data } = useQuery({ ...riskCountsQuery(portfolio), placeholderData: (before) => before });
  const countOf = new Map(data?.counts.map((row) => [row.kind, row.signals]));
  const shown = RISK_KINDS.filter((kind) => (countOf.get(kind) ?? 0) > 0 || kinds.includes(kind));
  const toggle = (kind: RiskKind): void => onChange(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  return (
    <fieldset className="kind-chips" aria-label={t('plans.kind')}>
      <button type="button" className="kind-chip" aria-pressed={kinds.length === 0} onClick={() => onChange([])}>
        {t('plans.allKinds')}
      </button>
      {shown.map((kind) => {
        const count = countOf.get(kind) ?? 0;
        return (
          <button key={kind} type="button" className="kind-chip" aria-pressed={kinds.includes(kind)} onClick={() => toggle(kind)}>
            <RiskIcon kind={kind} /> {riskLabel(kind)}{' '}
            <span className="figure">{count >= MAX_COUNTED ? t('plans.atMost', { count }) : count}</span>
          </button>
        );
      })}
    </fieldset>
  );
}

function RiskList({ portfolio, kinds }: ListProps): ReactElement {
  const { t } = useTranslation();
  const list = useInfiniteQuery({ ...riskListQuery(portfolio, kinds), placeholderData: (before) => before });
  if (list.isPending) return <ListSkeleton rows={10} />;
  if (list.error && !list.data) return <FailureState error={list.error} onRetry={() => void list.refetch()} />;
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const today = list.data?.pages[0]?.today ?? '';
  if (rows.length === 0) return <EmptyState title={t('plans.noRisksFound')} hint={t('plans.noRisksHint')} />;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard too */}
      <section className="table-scroll" tabIndex={0} aria-label={t('plans.risks')}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('plans.kind')}</th>
              <th scope="col">{t('plans.opportunity')}</th>
              <th scope="col">{t('plans.what')}</th>
              <th scope="col">{t('plans.began')}</th>
              <th scope="col">{t('plans.stage')}</th>
              <th scope="col">{t('plans.owner')}</th>
              <th scope="col" className="amount">
                {t('plans.amount')}
              </th>
              <th scope="col">{t('plans.closing')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={`${row.opportunityId} ${row.kind} ${row.subject}`} row={row} today={today} />
            ))}
          </tbody>
        </table>
      </section>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('plans.loadMore')}
        </Button>
      )}
    </>
  );
}

function Line({ row, today }: { row: RiskRow; today: string }): ReactElement {
  const { t } = useTranslation();
  const to: string = `/opportunities/${row.opportunityId}`;
  return (
    <tr>
      <td className="figure">
        <RiskIcon kind={row.kind} /> {riskLabel(row.kind)}
      </td>
      <th scope="row">
        <Link to={to} search={{ tab: 'plan' } as never}>
          {row.name}
        </Link>{' '}
        <span className="faint">{row.accountName}</span>
      </th>
      <td>{riskDetail(t, row, today, row.currency)}</td>
      <td className="figure" data-label={t('plans.began')}>
        {row.startedOn}
      </td>
      <td>{row.stageName}</td>
      <td>{row.ownerName}</td>
      <td className="figure amount">
        <Money minor={row.amount} currency={row.currency} />
      </td>
      <td className="figure" data-label={t('plans.closing')}>
        {row.closingOn ?? <span className="faint">—</span>}
      </td>
    </tr>
  );
}

function ExportButton({ portfolio, kinds }: ListProps): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const { run, busy } = useExport();
  const question = { ...among(portfolio), ...(kinds.length > 0 && { kinds: [...kinds] }) };
  const heads = [
    t('plans.kind'),
    t('plans.opportunity'),
    t('plans.what'),
    t('plans.began'),
    t('plans.stage'),
    t('plans.owner'),
    t('plans.amount'),
    t('plans.closing'),
  ];
  const save = (): void =>
    run(async (gather) => {
      let today = '';
      const { rows, whole } = await gather(async (cursor) => {
        const page = await call(listRisks, { query: { ...question, limit: 200, cursor } });
        today = page.today;
        return page;
      });
      const cells = rows.map((row) => [
        ...[riskLabel(row.kind), row.name, riskDetail(t, row, today, row.currency), row.startedOn, row.stageName, row.ownerName],
        ...[row.amount === null ? null : row.amount / 10 ** minorDigits(row.currency), row.closingOn],
      ]);
      downloadCsv(t('plans.risks'), [heads, ...cells]);
      toast.done(t(whole ? 'plans.exported' : 'plans.exportedPart', { count: cells.length }));
    });
  return (
    <Button loading={busy} onClick={save}>
      {t('plans.exportCsv')}
    </Button>
  );
}
