// A risk as a shape with words: what is late is a triangle, what turns is an arrow, what stands still is a pause.
import ArrowDownOutlined from '@ant-design/icons/ArrowDownOutlined';
import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import PauseCircleOutlined from '@ant-design/icons/PauseCircleOutlined';
import UserDeleteOutlined from '@ant-design/icons/UserDeleteOutlined';
import WarningOutlined from '@ant-design/icons/WarningOutlined';
import { useQuery } from '@tanstack/react-query';
import { Tooltip } from 'antd';
import type { ComponentType, ReactElement } from 'react';
import type { RiskKind } from '#domain/processes/risks.ts';
import { useTranslation } from '../i18n/wording.ts';
import './plans.css';
import { risksQuery } from './planQueries.ts';
import { riskDetail, riskLabel } from './riskText.ts';

const GRAVE: readonly RiskKind[] = ['owner_inactive', 'closing_date_past', 'plan_overdue', 'over_stay', 'approval_waiting'];
const ICONS: Partial<Record<RiskKind, ComponentType>> = {
  owner_inactive: UserDeleteOutlined,
  amount_dropped: ArrowDownOutlined,
  win_rate_dropped: ArrowDownOutlined,
  moved_back: ArrowDownOutlined,
  inactive: PauseCircleOutlined,
  no_next_step: PauseCircleOutlined,
  approval_waiting: ClockCircleOutlined,
  required_events_open: ClockCircleOutlined,
};

export function RiskIcon({ kind }: { kind: RiskKind }): ReactElement {
  const Icon = ICONS[kind] ?? WarningOutlined;
  return (
    <span className={GRAVE.includes(kind) ? 'risk-grave' : 'risk-mild'} aria-hidden="true">
      <Icon />
    </span>
  );
}

/** On a card: the gravest risk, and how many more there are. */
export function RiskMark({ risk, count }: { risk: RiskKind | null; count: number }): ReactElement | null {
  const { t } = useTranslation();
  if (risk === null) return null;
  const more = count > 1 ? ` · ${t('plans.more', { count: count - 1 })}` : '';
  return (
    <Tooltip title={`${riskLabel(risk)}${more}`}>
      <span className="risk-mark" role="img" aria-label={`${riskLabel(risk)}${more}`}>
        <RiskIcon kind={risk} />
        {count > 1 && <span className="risk-count">{count}</span>}
      </span>
    </Tooltip>
  );
}

/** On the page of an opportunity: every open risk in one line. */
export function RiskLine({ id, currency }: { id: string; currency: string }): ReactElement | null {
  const { t } = useTranslation();
  const { data } = useQuery(risksQuery(id));
  if (!data || data.open.length === 0) return null;
  return (
    <ul className="risk-line" aria-label={t('plans.risksNow')}>
      {data.open.map((signal) => (
        <li key={`${signal.kind} ${signal.subject}`}>
          <Tooltip title={riskDetail(t, signal, data.today, currency)}>
            <span className="risk-chip">
              <RiskIcon kind={signal.kind} /> {riskLabel(signal.kind)}
            </span>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
