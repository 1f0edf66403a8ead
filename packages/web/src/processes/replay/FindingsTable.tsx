import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import type { ProcessReplay, ReplayFinding } from '#domain/processes/replay.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { InstantText } from '../../ui/DateText.tsx';
import { FailureState } from '../../ui/FailureState.tsx';
import { ListSkeleton } from '../../ui/states.tsx';
import { useInformationFields } from '../editor/useInformationFields.ts';
import { refusalWords } from '../refusalWords.ts';
import { OpportunityLink } from '../sync/ChangesTable.tsx';
import { findingsQuery, type Shown } from './replayQueries.ts';

/** The moves that would have been refused, or the opportunities that would now be blocked; each opens. */
export function FindingsTable({ replay, shown }: { replay: ProcessReplay; shown: Shown }): ReactElement {
  const { t } = useTranslation();
  const { labelOfField } = useInformationFields();
  const findings = useQuery(findingsQuery(replay, shown));
  if (findings.error && !findings.data) return <FailureState error={findings.error} onRetry={() => void findings.refetch()} />;
  if (!findings.data) return <ListSkeleton rows={4} />;
  const refused = shown.kind === 'refused';
  return (
    <Table<ReplayFinding>
      aria-label={t(`processReplay.lists.${shown.kind}`)}
      title={() => <strong>{t(`processReplay.lists.${shown.kind}`)}</strong>}
      rowKey="id"
      size="small"
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={findings.data}
      locale={{ emptyText: <span className="quiet">{t('processReplay.none')}</span> }}
      columns={[
        { title: t('processSync.opportunity'), render: (_, row) => <OpportunityLink {...row} /> },
        { title: t('processSync.owner'), render: (_, row) => row.ownerName ?? '—' },
        ...(refused
          ? [
              { title: t('processReplay.when'), render: (_: unknown, row: ReplayFinding) => <InstantText first at={row.at} /> },
              { title: t('processReplay.who'), render: (_: unknown, row: ReplayFinding) => row.actorName ?? '—' },
            ]
          : []),
        { title: t('processReplay.move'), render: (_, row) => `${row.fromName} → ${row.toName}` },
        {
          title: t('processReplay.why'),
          render: (_, { reasons }) => (
            <ul className="replay-whys">
              {reasons.map(({ refusal, novel }) => {
                const words = refusalWords(t, refusal as unknown as MoveRefusal, labelOfField);
                return <li key={words}>{novel ? `${words} ${t('processReplay.novel')}` : words}</li>;
              })}
            </ul>
          ),
        },
      ]}
    />
  );
}
