// Opportunities that a sync changes or has changed: each opens, with its stage and win rate before and after.

import { Link } from '@tanstack/react-router';
import { Table } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from '../../i18n/wording.ts';
import { percent } from '../../ui/percent.ts';

export interface ChangeRow {
  opportunityId: string;
  /** Null: the reader may not see it. */
  name: string | null;
  ownerName: string | null;
  winRate: { before: number; after: number } | null;
  stage: { from: string; to: string } | null;
  approvalsEnded: number;
}

export function OpportunityLink({ opportunityId, name }: Pick<ChangeRow, 'opportunityId' | 'name'>): ReactElement {
  const { t } = useTranslation();
  if (name === null) return <span className="faint">{t('processSync.hidden')}</span>;
  return (
    <Link to="/opportunities/$id" params={{ id: opportunityId }}>
      {name}
    </Link>
  );
}

const fromTo = (from: string, to: string): string => (from === to ? from : `${from} → ${to}`);

function winRateOf({ winRate }: ChangeRow): ReactNode {
  if (!winRate) return '—';
  const { before, after } = winRate;
  const turn = after > before ? 'up' : after < before ? 'down' : 'same';
  return (
    <span className={`figure win-rate-${turn}`}>
      {fromTo(percent(before), percent(after))} {turn === 'up' ? '▲' : turn === 'down' ? '▼' : ''}
    </span>
  );
}

export function ChangesTable({ rows, label }: { rows: readonly ChangeRow[]; label: string }): ReactElement {
  const { t } = useTranslation();
  return (
    <Table<ChangeRow>
      aria-label={label}
      rowKey="opportunityId"
      size="small"
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={[...rows]}
      locale={{ emptyText: <span className="quiet">{t('processSync.noChanges')}</span> }}
      columns={[
        { title: t('processSync.opportunity'), render: (_, row) => <OpportunityLink {...row} /> },
        { title: t('processSync.owner'), render: (_, row) => row.ownerName ?? '—' },
        { title: t('processSync.stage'), render: (_, { stage }) => (stage ? fromTo(stage.from, stage.to) : '—') },
        { title: t('processSync.winRate'), render: (_, row) => winRateOf(row) },
        {
          title: t('processSync.approval'),
          render: (_, { approvalsEnded }) => (approvalsEnded > 0 ? t('processSync.approvalEnds') : ''),
        },
      ]}
    />
  );
}
