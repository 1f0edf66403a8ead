// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, which table elements cannot be

import CaretDownOutlined from '@ant-design/icons/CaretDownOutlined';
import CaretUpOutlined from '@ant-design/icons/CaretUpOutlined';
import { type PointerEvent, type ReactElement, useRef } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { isFigure } from './columns.ts';
import type { RecordGridProps } from './gridProps.ts';
import { labelOf } from './useObjects.ts';

interface GridHeadProps extends Pick<RecordGridProps, 'columns' | 'rows' | 'sort' | 'selection' | 'onSort'> {
  widthOf: (field: FieldShape) => number;
  onWidth: (field: FieldShape, width: number) => void;
}

/** The names of the columns: a click sorts by those that can be sorted by, the edge is dragged to a new width. */
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

function HeadCell({ field, sort, onSort, widthOf, onWidth }: GridHeadProps & { field: FieldShape }): ReactElement {
  const sorted = sort.field === field.key;
  const direction = sort.descending ? 'descending' : 'ascending';
  return (
    <span
      role="columnheader"
      className={`grid-cell ${field.key === 'name' ? 'grid-name' : ''} ${isFigure(field) ? 'grid-figure' : ''}`}
      tabIndex={-1}
      {...(field.sortable && { 'aria-sort': sorted ? direction : 'none' })}
    >
      {field.sortable ? (
        <button type="button" className="plain-button grid-sort" onClick={() => onSort(field)}>
          <span>{labelOf(field)}</span>
          {sorted && (sort.descending ? <CaretDownOutlined aria-hidden /> : <CaretUpOutlined aria-hidden />)}
        </button>
      ) : (
        <span className="grid-text">{labelOf(field)}</span>
      )}
      <WidthHandle width={widthOf(field)} onWidth={(width) => onWidth(field, width)} />
    </span>
  );
}

const NARROWEST = 70;

function WidthHandle(props: { width: number; onWidth: (width: number) => void }): ReactElement {
  const from = useRef({ x: 0, width: 0 });
  const start = (event: PointerEvent<HTMLElement>): void => {
    from.current = { x: event.clientX, width: props.width };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent<HTMLElement>): void => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    props.onWidth(Math.max(NARROWEST, from.current.width + event.clientX - from.current.x));
  };
  return <span aria-hidden="true" className="grid-width" onPointerDown={start} onPointerMove={drag} />;
}
