// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, which table elements cannot be
// The rows of a list: only those in sight are drawn, head and first column stay, everything is in reach of the arrow keys.

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { FieldShape, RecordShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { isEditable } from './CellEditor.tsx';
import { GridHead } from './GridHead.tsx';
import { GridRow } from './GridRow.tsx';
import { GroupLine } from './GroupHead.tsx';
import { moved, type Place } from './gridMoves.ts';
import type { RecordGridProps } from './gridProps.ts';
import { keyOf, type ListItem } from './listItems.ts';
import './RecordGrid.css';

const ROW = 40;
const TICK = 40;

/** A cell that has been opened for editing meanwhile keeps the focus within. */
const focusCell = (cell: HTMLElement | null | undefined): void => {
  if (cell && !cell.contains(document.activeElement)) cell.focus();
};

export function RecordGrid(props: RecordGridProps): ReactElement {
  const { t } = useTranslation();
  const { columns, rows, items, widths, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState(false);
  const virtual = useVirtualizer({ count: items.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 8 });
  const inSight = virtual.getVirtualItems();
  const lastInSight = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lastInSight >= items.length - 20) onEnd();
  }, [lastInSight, items.length, onEnd]);

  const go = (place: Place): void => {
    setAt(place);
    virtual.scrollToIndex(items.findIndex((item) => item.kind === 'row' && item.index === place.row));
    requestAnimationFrame(() => focusCell(cellAt(scroller.current, place)));
  };
  const stopEditing = (): void => {
    setEditing(false);
    requestAnimationFrame(() => focusCell(cellAt(scroller.current, at)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (editing || !(event.target instanceof HTMLElement) || !event.target.dataset.cell) return;
    const row = rows[at.row];
    const field = columns[at.column];
    const act = row && field && gridKey(event, row, field);
    const place = act ? undefined : moved(at, event.key, { row: rows.length - 1, column: columns.length - 1 });
    if (!act && !place) return;
    event.preventDefault();
    act?.();
    if (place) go(place);
  };
  const gridKey = ({ key, shiftKey }: KeyboardEvent, row: RecordShape, field: FieldShape): (() => void) | undefined => {
    if (key === ' ') return () => props.onPeek(row.id);
    if (key === 'x' || key === 'X') return () => props.selection.tick(row.id, shiftKey);
    if (key === 'Enter' && at.column === 0) return () => props.onOpen(row.id);
    if ((key === 'Enter' || key === 'F2') && isEditable(field)) return () => setEditing(true);
    return undefined;
  };
  const template = `${TICK}px ${columns.map((field) => `${widths.of(field)}px`).join(' ')} minmax(0, 1fr)`;
  const width = TICK + columns.reduce((sum, field) => sum + widths.of(field), 0);
  return (
    <div
      ref={scroller}
      className="record-grid"
      role="grid"
      aria-label={t('lists.gridLabel')}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      tabIndex={-1}
      onKeyDown={onKeyDown}
      style={{ '--columns': template, '--width': `${width}px` } as object}
    >
      <GridHead {...props} />
      <div role="rowgroup" className="grid-body" style={{ height: virtual.getTotalSize() }}>
        {inSight.map(({ index: line, start }) => {
          const item = items[line]!;
          if (item.kind !== 'row') return <GroupRow key={keyOf(item)} {...props} item={item} line={line} top={start} />;
          const { row, index } = item;
          return (
            <GridRow
              key={row.id}
              {...props}
              row={row}
              index={index}
              line={line}
              top={start}
              activeColumn={index === at.row ? at.column : undefined}
              editing={editing && index === at.row}
              onActive={(column) => setAt({ row: index, column })}
              onEdit={(column) => {
                setAt({ row: index, column });
                setEditing(true);
              }}
              onEditEnd={stopEditing}
            />
          );
        })}
      </div>
    </div>
  );
}

function GroupRow({
  item,
  line,
  top,
  ...props
}: RecordGridProps & { item: Exclude<ListItem, { kind: 'row' }>; line: number; top: number }): ReactElement {
  return (
    <div role="row" aria-rowindex={line + 2} className="grid-row grid-group" tabIndex={-1} style={{ transform: `translateY(${top}px)` }}>
      <span role="gridcell" aria-colindex={1} aria-colspan={props.columns.length + 1} className="group-line" tabIndex={-1}>
        <GroupLine item={item} columns={props.columns} onFold={props.onFold} onMore={props.onMore} />
      </span>
    </div>
  );
}

const cellAt = (scroller: HTMLElement | null, { row, column }: Place): HTMLElement | null | undefined =>
  scroller?.querySelector<HTMLElement>(`[data-cell="${row}:${column}"]`);
