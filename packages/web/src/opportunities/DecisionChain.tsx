// The decision chain: who decides, who stands where, who reports to whom; drawn as a small map, listed below, changed in a dialog.

import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ChainMemberShape } from '#domain/opportunities/deal.contract.ts';
import { ATTITUDES, chainGaps } from '#domain/opportunities/decisionChain.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { EmptyState, ListSkeleton } from '../ui/states.tsx';
import { AttitudeMark } from './AttitudeMark.tsx';
import { ChainDialog } from './ChainDialog.tsx';
import { ChainList } from './ChainList.tsx';
import { ChainMapView } from './ChainMapView.tsx';
import './Deal.css';
import { chainQuery } from './dealQueries.ts';

export function DecisionChain({ record }: { record: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const chain = useQuery(chainQuery(record.id));
  const [editing, setEditing] = useState<ChainMemberShape | 'new'>();
  const members = chain.data ?? [];
  const add = (
    <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('deal.chain.add')}
    </Button>
  );
  if (chain.error && !chain.data) return <FailureState error={chain.error} onRetry={() => void chain.refetch()} />;
  return (
    <section className="deal" aria-label={t('deal.chain.title')}>
      {chain.isPending && <ListSkeleton rows={3} />}
      {chain.data && members.length === 0 && (
        <EmptyState title={t('deal.chain.empty')} hint={t('deal.chain.teach')} action={record.may.edit && add} />
      )}
      {members.length > 0 && (
        <>
          <header>
            <Attitudes members={members} />
            {record.may.edit && add}
          </header>
          <Gaps members={members} />
          <ChainMapView members={members} onOpen={record.may.edit ? setEditing : undefined} />
          <ChainList opportunityId={record.id} members={members} onEdit={record.may.edit ? setEditing : undefined} />
        </>
      )}
      {editing && (
        <ChainDialog
          record={record}
          members={members}
          member={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

/** How many stand where, each with its sign. */
function Attitudes({ members }: { members: readonly ChainMemberShape[] }): ReactElement {
  const counts = ATTITUDES.map((attitude) => ({ attitude, count: members.filter((member) => member.attitude === attitude).length }));
  return (
    <span className="attitudes">
      {counts
        .filter(({ count }) => count > 0)
        .map(({ attitude, count }) => (
          <AttitudeMark key={attitude} attitude={attitude} count={count} />
        ))}
    </span>
  );
}

function Gaps({ members }: { members: readonly ChainMemberShape[] }): ReactElement | null {
  const { t } = useTranslation();
  const gaps = chainGaps(members);
  if (gaps.length === 0) return null;
  return (
    <ul className="chain-gaps">
      {gaps.map((gap) => (
        <li key={gap}>{t(`deal.chain.gaps.${gap}`)}</li>
      ))}
    </ul>
  );
}
