import StarFilled from '@ant-design/icons/StarFilled';
import StarOutlined from '@ant-design/icons/StarOutlined';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { followRecord, unfollowRecord } from '#domain/activities/contract.ts';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import { listBusinessTypes } from '#domain/processes/contract.ts';
import type { OpenRecord } from '#domain/records/contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FieldValue } from '../records/FieldValue.tsx';
import { useObject } from '../records/useObjects.ts';
import { useToast } from '../ui/toast.tsx';
import { refresh } from './processQueries.ts';

export const businessTypesQuery = {
  queryKey: ['businessType', 'list'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(listBusinessTypes, {}, signal),
  staleTime: 60_000,
};

const KEY_FACTS = ['ownerId', 'accountId', 'amount', 'closingOn'] as const;

/** Name, what can be done with it, and the facts one looks for first. */
export function OpportunityHead(props: {
  state: ProcessState;
  record: OpenRecord;
  onLose: () => void;
  onReopen: () => void;
}): ReactElement {
  const { t } = useTranslation();
  const { state, record } = props;
  const object = useObject('opportunity');
  const types = useQuery(businessTypesQuery);
  const typeName = types.data?.businessTypes.find((type) => type.id === state.businessTypeId)?.name;
  const currency = String(record.values.currency ?? 'CNY');
  return (
    <header className="record-head">
      <div className="record-title">
        <h1>{String(record.values.name)}</h1>
        <div className="record-actions">
          <FollowButton record={record} />
          {state.facts.closed === null && state.rights.edit && <Button onClick={props.onLose}>{t('opportunities.lose')}</Button>}
          {state.facts.closed !== null && state.rights.reopen && <Button onClick={props.onReopen}>{t('opportunities.reopen')}</Button>}
        </div>
      </div>
      <dl className="key-facts">
        <Fact label={t('opportunities.type')}>{typeName ?? '…'}</Fact>
        {KEY_FACTS.map((key) => {
          const field = object?.fields.find((each) => each.key === key);
          if (!field) return null;
          return (
            <Fact key={key} label={t(FACT_LABELS[key])}>
              <FieldValue field={field} value={record.values[key]} names={record.names} currency={currency} exact />
            </Fact>
          );
        })}
      </dl>
    </header>
  );
}

const FACT_LABELS = {
  ownerId: 'opportunities.owner',
  accountId: 'opportunities.account',
  amount: 'opportunities.amount',
  closingOn: 'opportunities.closing',
} as const;

function Fact({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FollowButton({ record }: { record: OpenRecord }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  const follow = useMutation({
    mutationFn: () => call(record.followed ? unfollowRecord : followRecord, { params: { object: 'opportunities', id: record.id } }),
    onError: toast.failed,
    onSettled: () => refresh(queries, record.id),
  });
  return (
    <Button
      icon={record.followed ? <StarFilled /> : <StarOutlined />}
      aria-pressed={record.followed}
      loading={follow.isPending}
      onClick={() => follow.mutate()}
    >
      {t(record.followed ? 'opportunities.following' : 'opportunities.follow')}
    </Button>
  );
}
