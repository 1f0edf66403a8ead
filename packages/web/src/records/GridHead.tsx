// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, which table elements cannot be

import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretUpOutlined from '@ant-design/icons/CaretUpOutlined';
import { type KeyboardEvent, type PointerEvent, type ReactElement, useRef } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { isFigure } from './columns.ts';
import type { RecordGridProps } from './gridProps.ts';
import { movedColumns, steppedColumns, useColumnDrag } from './useColumnMoves.ts';
import { labelOf } from './useObjects.ts';
import type { ColumnWidths } from './useWidths.ts';

type GridHeadProps = Pick<RecordGridProps, 'columns' | 'rows' | 'sort' | 'selection' | 'widths' | 'onSort' | 'onColumns'>;

/** The names of the columns: a click sorts by those that can be sorted by, the head is dragged to another place, its edge to a new width. */
export function GridHead(props: GridHeadProps): ReactElement {
  const { t } = useTranslation();
  const { columns, rows, selection } = props;
  const all = rows.length > 0 && selection.ids.size >= rows.length;
  const some = selection.ids.size > 0 && !all;
  return (
    <div role="row" aria-rowindex={1} className="grid-row grid-head" tabIndex={-1}>
      <span role="columnheader" className="grid-cell grid-tick" tabIndex={-1}>
        <input
          type="checkbox"
          aria-label={t('lists.selectAll')}
          checked={all}
          ref={(box) => {
            if (box) box.indeterminate = some;
          }}
          onChange={selection.tickAll}
        />
      </span>
      {columns.map((field) => (
        <HeadCell key={field.key} {...props} field={field} />
      ))}
    </div>
  );
}

const NUDGE = 20;

function HeadCell({ field, columns, sort, widths, onSort, onColumns }: GridHeadProps & { field: FieldShape }): ReactElement {
  const { t } = useTranslation();
  const keys = columns.map(({ key }) => key);
  const isName = field.key === 'name';
  const { head, edge } = useColumnDrag(field.key, isName, (moved, side) => onColumns(movedColumns(keys, moved, field.key, side)));
  const sorted = sort.field === field.key;
  const direction = sort.descending ? 'descending' : 'ascending';
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (step === 0 || !event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) widths.settle(field, widths.of(field) + step * NUDGE);
    else onColumns(steppedColumns(keys, field.key, step));
  };
  return (
    <span
      ref={head}
      role="columnheader"
      className={`grid-cell ${isName ? 'grid-name' : ''} ${isFigure(field) ? 'grid-figure' : ''} ${edge ? `drop-${edge}` : ''}`}
      tabIndex={-1}
      {...(field.sortable && { 'aria-sort': sorted ? direction : 'none' })}
    >
      <button
        type="button"
        className={`plain-button grid-sort ${field.sortable ? '' : 'grid-unsorted'}`}
        title={t('lists.columnKeys')}
        aria-keyshortcuts="Alt+ArrowLeft Alt+ArrowRight Alt+Shift+ArrowLeft Alt+Shift+ArrowRight"
        onClick={() => field.sortable && onSort(field)}
        onKeyDown={onKeyDown}
      >
        <span>{labelOf(field)}</span>
        {sorted && (sort.descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
      </button>
      <WidthHandle field={field} widths={widths} />
    </span>
  );
}

/** The edge of a head; its own drag must not begin the head's. */
function WidthHandle({ field, widths }: { field: FieldShape; widths: ColumnWidths }): ReactElement {
  const from = useRef({ x: 0, width: 0 });
  const widthAt = (event: PointerEvent<HTMLElement>): number => Math.max(NARROWEST, from.current.width + event.clientX - from.current.x);
  const start = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    from.current = { x: event.clientX, width: widths.of(field) };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const isDragging = (event: PointerEvent<HTMLElement>): boolean => event.currentTarget.hasPointerCapture(event.pointerId);
  return (
    <span
      aria-hidden="true"
      draggable
      className="grid-width"
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={start}
      onPointerMove={(event) => isDragging(event) && widths.drag(field, widthAt(event))}
      onPointerUp={(event) => isDragging(event) && widths.settle(field, widthAt(event))}
    />
  );
}

const NARROWEST = 70;
