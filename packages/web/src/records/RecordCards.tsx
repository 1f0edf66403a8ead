// A list on a phone: one card per record, its name and what matters most; a touch opens it.

import { Link } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactElement, useEffect, useRef } from 'react';
import type { RecordShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { FieldValue, isEmptyValue } from './FieldValue.tsx';
import { GroupLine } from './GroupHead.tsx';
import type { RecordGridProps } from './gridProps.ts';
import { keyOf } from './listItems.ts';
import './RecordGrid.css';

const CARD = 64;
const HEAD = 48;
const FACTS = 3;

type RecordCardsProps = Pick<RecordGridProps, 'object' | 'columns' | 'items' | 'names' | 'currency' | 'onEnd' | 'onFold' | 'onMore'>;

export function RecordCards(props: RecordCardsProps): ReactElement {
  const { t } = useTranslation();
  const { items, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => (items[at]?.kind === 'row' ? CARD : HEAD),
    overscan: 6,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other items have other heights
  useEffect(() => virtual.measure(), [items.length]);
  const inSight = virtual.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 15) onEnd();
  }, [last, items.length, onEnd]);
  return (
    <section ref={scroller} className="record-cards" aria-label={t('lists.gridLabel')}>
      <div style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {inSight.map(({ index, start }) => {
          const item = items[index]!;
          return item.kind === 'row' ? (
            <RecordCard key={item.row.id} {...props} row={item.row} top={start} />
          ) : (
            <div key={keyOf(item)} className="card-group group-line" style={{ transform: `translateY(${start}px)` }}>
              <GroupLine {...props} item={item} />
            </div>
          );
        })}
      </div>
    </section>
  );
}

type CardProps = Pick<RecordGridProps, 'object' | 'columns' | 'names' | 'currency'> & { row: RecordShape; top: number };

function RecordCard({ object, columns, names, currency, row, top }: CardProps): ReactElement {
  const to: string = `/${object.path}/${row.id}`;
  const own = typeof row.values.currency === 'string' ? row.values.currency : currency;
  const facts = columns.filter(({ key }) => key !== 'name' && !isEmptyValue(row.values[key])).slice(0, FACTS);
  return (
    <Link to={to} className="record-card" style={{ transform: `translateY(${top}px)` }}>
      <strong>{String(row.values.name ?? '')}</strong>
      <span className="card-facts">
        {facts.map((field) => (
          <FieldValue key={field.key} field={field} value={row.values[field.key]} names={names} currency={own} linked={false} />
        ))}
      </span>
    </Link>
  );
}
