// The head of the portfolio pages: Gantt, risks and node check side by side, and whose opportunities they look at. The choice stays in
// the address and goes along from one page to the next.
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Select } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { departmentsQuery } from '../people/peopleQueries.ts';
import { businessTypesQuery } from '../processes/editor/queries.ts';
import { PersonPicker } from '../records/PersonPicker.tsx';
import type { Portfolio } from './planQueries.ts';

export type PortfolioPath = '/plans' | '/plans/risks' | '/plans/nodes';
const PAGES = [
  { to: '/plans', label: 'plans.gantt' },
  { to: '/plans/risks', label: 'plans.risks' },
  { to: '/plans/nodes', label: 'plans.nodes' },
] as const;

const KEYS = ['owner', 'team', 'type', 'stage'] as const;

/** The portfolio of the address, and how to change it together with whatever else the page keeps there. */
export function usePortfolio(path: PortfolioPath) {
  const search = useSearch({ strict: false }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const portfolio = Object.fromEntries(KEYS.flatMap((key) => (search[key] ? [[key, search[key]]] : []))) as Portfolio;
  const change = (next: Record<string, string | undefined>): void => {
    const kept = Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value !== undefined && value !== ''));
    void navigate({ to: path as string, search: kept as never, replace: true });
  };
  return { portfolio, search, change };
}

interface HeadProps {
  portfolio: Portfolio;
  onChange: (next: Record<string, string | undefined>) => void;
  /** Stages may be chosen too. */
  stages?: boolean;
  children?: ReactNode;
}

export function PortfolioHead({ portfolio, onChange, stages, children }: HeadProps): ReactElement {
  const { t } = useTranslation();
  const types = useQuery(businessTypesQuery);
  const departments = useQuery(departmentsQuery);
  const published = (types.data?.businessTypes ?? []).filter((type) => type.currentVersionId && !type.archived);
  const open = (types.data?.stages ?? []).filter((stage) => stage.kind === 'open' && stage.businessTypeId === portfolio.type);
  return (
    <header className="portfolio-head">
      <h1>{t('plans.title')}</h1>
      <nav className="portfolio-tabs" aria-label={t('plans.title')}>
        {PAGES.map(({ to, label }) => (
          <Link key={to} to={to as string} search={portfolio as never} activeOptions={{ exact: true, includeSearch: false }}>
            {t(label)}
          </Link>
        ))}
      </nav>
      <div className="portfolio-filters">
        <PersonPicker
          aria-label={t('plans.owner')}
          placeholder={t('plans.anyOwner')}
          value={portfolio.owner ?? null}
          onChange={(owner) => onChange({ owner: owner ?? undefined })}
        />
        <Select
          aria-label={t('plans.team')}
          allowClear
          placeholder={t('plans.anyTeam')}
          value={portfolio.team ?? null}
          options={(departments.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(team: string | null) => onChange({ team: team ?? undefined })}
        />
        <Select
          aria-label={t('plans.businessType')}
          allowClear
          placeholder={t('plans.anyType')}
          value={portfolio.type ?? null}
          options={published.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(type: string | null) => onChange({ type: type ?? undefined, stage: undefined })}
        />
        {stages && portfolio.type && (
          <Select
            aria-label={t('plans.stage')}
            allowClear
            placeholder={t('plans.anyStage')}
            value={portfolio.stage ?? null}
            options={open.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(stage: string | null) => onChange({ stage: stage ?? undefined })}
          />
        )}
        {children}
      </div>
    </header>
  );
}
