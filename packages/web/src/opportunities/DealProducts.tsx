// The products of an opportunity: how many, at which price, with which discount, and their sum, which may become the amount.

import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import EditOutlined from '@ant-design/icons/EditOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popconfirm } from 'antd';
import { type ReactElement, useState } from 'react';
import type { DealLineShape } from '#domain/opportunities/deal.contract.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { Money } from '../ui/Money.tsx';
import { percent } from '../ui/percent.ts';
import { EmptyState, ListSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { VerbButton } from '../ui/VerbButton.tsx';
import './Deal.css';
import { dealProductsQuery, useRemoveProduct, useTakeSum } from './dealQueries.ts';
import { LineDialog } from './LineDialog.tsx';

export function DealProducts({ record }: { record: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const found = useQuery(dealProductsQuery(record.id));
  const [editing, setEditing] = useState<DealLineShape | 'new'>();
  const { lines = [], sum = null, currency = 'CNY' } = found.data ?? {};
  const add = (
    <Button icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('deal.products.add')}
    </Button>
  );
  if (found.error && !found.data) return <FailureState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <section className="deal" aria-label={t('deal.products.title')}>
      {found.isPending && <ListSkeleton rows={2} />}
      {found.data && lines.length === 0 && (
        <EmptyState title={t('deal.products.empty')} hint={t('deal.products.teach')} action={record.may.edit && add} />
      )}
      {lines.length > 0 && (
        <>
          {record.may.edit && <header>{add}</header>}
          <ul className="deal-list line-list">
            {lines.map((line) => (
              <Line
                key={line.productId}
                {...{ line, currency, opportunityId: record.id }}
                onEdit={record.may.edit ? () => setEditing(line) : undefined}
              />
            ))}
          </ul>
          {sum !== null && <Sum record={record} sum={sum} currency={currency} />}
        </>
      )}
      {editing && (
        <LineDialog
          opportunityId={record.id}
          currency={currency}
          taken={lines.map(({ productId }) => productId)}
          line={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      )}
    </section>
  );
}

interface LineProps {
  line: DealLineShape;
  currency: string;
  opportunityId: string;
  onEdit: (() => void) | undefined;
}

function Line({ line, currency, opportunityId, onEdit }: LineProps): ReactElement {
  const { t } = useTranslation();
  const remove = useRemoveProduct(opportunityId);
  return (
    <li>
      <span className="deal-name">
        <Link to={`/products/${line.productId}` as string}>{line.name}</Link>
        <span className="faint">{line.code}</span>
      </span>
      <span className="figure line-price">
        {line.quantity} {line.unit || t('deal.products.pieces')}
        {line.unitPrice !== null && (
          <>
            {' × '}
            <Money minor={line.unitPrice} currency={currency} exact />
          </>
        )}
      </span>
      <span className="figure faint">
        {line.discount !== null && line.discount > 0 && t('deal.products.off', { share: percent(line.discount) })}
      </span>
      <strong className="line-sum">{line.sum !== null && <Money minor={line.sum} currency={currency} exact />}</strong>
      {onEdit && (
        <span className="deal-acts">
          <Button type="text" size="small" icon={<EditOutlined />} aria-label={t('deal.edit', { name: line.name })} onClick={onEdit} />
          <Popconfirm
            title={t('deal.products.removeAsk', { name: line.name })}
            okText={t('deal.remove')}
            cancelText={t('deal.cancel')}
            onConfirm={() => remove.mutate(line.productId)}
          >
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('deal.removeOne', { name: line.name })} />
          </Popconfirm>
        </span>
      )}
    </li>
  );
}

function Sum({ record, sum, currency }: { record: OpenRecord; sum: number; currency: string }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const take = useTakeSum(record.id);
  const whyNot = !record.may.edit
    ? t('records.whyNot.edit')
    : record.values.amount === sum
      ? t('deal.products.sameAmount')
      : record.lockedFields.includes('amount')
        ? t('records.lockedField')
        : undefined;
  return (
    <footer className="deal-sum">
      <span>
        {t('deal.products.sum')} <Money minor={sum} currency={currency} exact />
      </span>
      <VerbButton
        whyNot={whyNot}
        loading={take.isPending}
        onClick={() => take.mutate(undefined, { onSuccess: () => toast.done(t('deal.products.taken')) })}
      >
        {t('deal.products.take')}
      </VerbButton>
    </footer>
  );
}
