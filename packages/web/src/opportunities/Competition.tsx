// The competitors on an opportunity: how we stand, what they are good and bad at, what they ask, what we do about it.

import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { type ReactElement, useState } from 'react';
import type { RivalShape } from '#domain/opportunities/deal.contract.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { Money } from '../ui/Money.tsx';
import { EmptyState, ListSkeleton } from '../ui/states.tsx';
import './Deal.css';
import { rivalsQuery, useRemoveRival } from './dealQueries.ts';
import { RivalDialog } from './RivalDialog.tsx';

export function Competition({ record }: { record: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const found = useQuery(rivalsQuery(record.id));
  const [editing, setEditing] = useState<RivalShape | 'new'>();
  const { rivals = [], currency = 'CNY' } = found.data ?? {};
  const add = (
    <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('deal.rivals.add')}
    </Button>
  );
  if (found.error && !found.data) return <FailureState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section className="deal" aria-label={t('deal.rivals.title')}>
      {found.isPending && <ListSkeleton rows={2} />}
      {found.data && rivals.length === 0 && (
        <EmptyState title={t('deal.rivals.empty')} hint={t('deal.rivals.teach')} action={record.may.edit && add} />
      )}
      {rivals.length > 0 && record.may.edit && <header>{add}</header>}
      <ul className="deal-list rival-list">
        {rivals.map((rival) => (
          <Rival
            key={rival.competitorId}
            {...{ rival, currency, opportunityId: record.id }}
            onEdit={record.may.edit ? () => setEditing(rival) : undefined}
          />
        ))}
      </ul>
      {editing && (
        <RivalDialog
          opportunityId={record.id}
          currency={currency}
          taken={rivals.map(({ competitorId }) => competitorId)}
          rival={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

const TEXTS = ['strength', 'weakness', 'answer'] as const;

interface RivalProps {
  rival: RivalShape;
  currency: string;
  opportunityId: string;
  onEdit: (() => void) | undefined;
}

function Rival({ rival, currency, opportunityId, onEdit }: RivalProps): ReactElement {
  const { t } = useTranslation();
  const remove = useRemoveRival(opportunityId);
  return (
    <li>
      <span className="deal-name">
        <Link to={`/competitors/${rival.competitorId}` as string}>{rival.name}</Link>
        <span className={`standing ${rival.standing}`}>{t(`deal.rivals.standings.${rival.standing}`)}</span>
      </span>
      <span>
        {rival.price !== null && (
          <>
            <span className="faint">{t('deal.rivals.price')}</span> <Money minor={rival.price} currency={currency} />
          </>
        )}
      </span>
      {onEdit && (
        <span className="deal-acts">
          <Button type="text" size="small" icon={<EditOutlined />} aria-label={t('deal.edit', { name: rival.name })} onClick={onEdit} />
          <Popconfirm
            title={t('deal.rivals.removeAsk', { name: rival.name })}
            okText={t('deal.remove')}
            cancelText={t('deal.cancel')}
            onConfirm={() => remove.mutate(rival.competitorId)}
          >
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('deal.removeOne', { name: rival.name })} />
          </Popconfirm>
        </span>
      )}
      <dl className="rival-texts">
        {TEXTS.filter((key) => rival[key]).map((key) => (
          <div key={key}>
            <dt>{t(`deal.rivals.${key}`)}</dt>
            <dd className="long-text">{rival[key]}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
