// Records that point at this one, the newest first, with the step that adds another.

import PlusOutlined from '@ant-design/icons/PlusOutlined';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import { encodeFilter } from '#domain/records/filters.ts';
import { DEFAULT_SORT, encodeSort } from '#domain/records/listQuery.ts';
import { useTranslation, type Wording } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton } from '../ui/states.tsx';
import { askedColumns, keyFacts } from './columns.ts';
import { FieldValue } from './FieldValue.tsx';
import { rowsQuery } from './recordQueries.ts';
import { labelOf, useObject } from './useObjects.ts';

export interface Relation {
  object: ObjectName;
  /** The field of that object that names this record. */
  field: string;
  /** What these records are to this one, where it is not just their kind. */
  label?: Wording;
}

const FACTS = 4;

interface RelatedListProps extends Relation {
  id: string;
  /** The record whose page this is, where it would find itself. */
  except?: string;
}

export function RelatedList({ object: name, field, label, id, except }: RelatedListProps): ReactElement | null {
  const { t } = useTranslation();
  const { organisation } = useSession();
  const navigate = useNavigate();
  const object = useObject(name);
  const facts = object
    ? keyFacts(object)
        .filter(({ key }) => key !== field)
        .slice(0, FACTS)
    : [];
  const filter = encodeFilter({ field, operator: 'equals', value: id });
  const list = useInfiniteQuery({
    ...rowsQuery(name, { filter, sort: encodeSort(DEFAULT_SORT), columns: askedColumns(facts) }),
    enabled: Boolean(object?.fields.some((each) => each.key === field && each.filterable)),
  });
  if (!object || (list.fetchStatus === 'idle' && list.isPending)) return null;
  const title = label ? t(label) : labelOf(object);
  const rows = (list.data?.pages.flatMap((page) => page.records) ?? []).filter((row) => row.id !== except);
  const names = Object.assign({}, ...(list.data?.pages.map((page) => page.names) ?? [])) as Record<string, string>;
  return (
    <section className="related" aria-label={title}>
      <header>
        <h2>{title}</h2>
        {rows.length > 0 && <span className="faint">{list.hasNextPage ? `${rows.length}+` : rows.length}</span>}
        {object.actions.create !== 'none' && (
          <Button type="link" icon={<PlusOutlined />} onClick={() => void navigate({ href: `/${object.path}/new?${field}=${id}` })}>
            {t('lists.create', { object: labelOf(object) })}
          </Button>
        )}
      </header>
      {list.isPending && <ListSkeleton rows={2} />}
      {list.error && !list.data && <FailureState error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && rows.length === 0 && <p className="quiet">{label ? t('records.noneYet') : t(`lists.teach.${name}`)}</p>}
      {rows.length > 0 && (
        <ul>
          {rows.map((row) => (
            <li key={row.id}>
              <Link to={`/${object.path}/${row.id}` as string}>{String(row.values.name)}</Link>
              {facts.map((fact) => (
                <FieldValue
                  key={fact.key}
                  field={fact}
                  value={row.values[fact.key]}
                  names={names}
                  currency={String(row.values.currency ?? organisation.currency)}
                />
              ))}
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button type="link" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('records.loadMore')}
        </Button>
      )}
    </section>
  );
}
