// biome-ignore-all lint/a11y/useSemanticElements: the rows are virtual, which table elements cannot be

import EyeOutlined from '@ant-design/icons/EyeOutlined';
import { Link } from '@tanstack/react-router';
import type { MouseEvent, ReactElement } from 'react';
import type { FieldShape, RecordShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { CellEditor, isEditable } from './CellEditor.tsx';
import { isFigure } from './columns.ts';
import { FieldValue } from './FieldValue.tsx';
import type { RecordGridProps } from './gridProps.ts';

interface GridRowProps extends RecordGridProps {
  row: RecordShape;
  /** Its place among the rows. */
  index: number;
  /** Its place among everything that is drawn. */
  line: number;
  top: number;
  /** The column the keyboard is in, when it is in this row. */
  activeColumn: number | undefined;
  editing: boolean;
  onActive: (column: number) => void;
  onEdit: (column: number) => void;
  onEditEnd: () => void;
}

export function GridRow(props: GridRowProps): ReactElement {
  const { t } = useTranslation();
  const { row, selection } = props;
  const ticked = selection.everything || selection.ids.has(row.id);
  const name = String(row.values.name ?? '');
  const state = `${ticked ? 'ticked' : ''} ${props.openId === row.id ? 'open' : ''}`;
  return (
    <div
      role="row"
      aria-rowindex={props.line + 2}
      aria-selected={ticked}
      className={`grid-row ${state}`}
      tabIndex={-1}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <span role="gridcell" className="grid-cell grid-tick" tabIndex={-1}>
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('lists.select', { name })}
          checked={ticked}
          onChange={() => undefined}
          onClick={(event: MouseEvent) => selection.tick(row.id, event.shiftKey)}
        />
      </span>
      {props.columns.map((field, column) => (
        <GridCell key={field.key} {...props} field={field} column={column} />
      ))}
    </div>
  );
}

function GridCell(props: GridRowProps & { field: FieldShape; column: number }): ReactElement {
  const { field, column, index, activeColumn, editing } = props;
  const active = activeColumn === column;
  const editable = isEditable(field) && field.key !== 'name';
  return (
    <span
      role="gridcell"
      data-cell={`${index}:${column}`}
      aria-colindex={column + 2}
      className={`grid-cell ${column === 0 ? 'grid-name' : ''} ${isFigure(field) ? 'grid-figure' : ''} ${editable ? 'editable' : ''}`}
      tabIndex={active || (activeColumn === undefined && index === 0 && column === 0) ? 0 : -1}
      {...(!editable && { 'aria-readonly': true })}
      onFocus={() => !active && props.onActive(column)}
      onDoubleClick={() => isEditable(field) && props.onEdit(column)}
    >
      {editing && active ? <EditedCell {...props} /> : <ShownCell {...props} />}
    </span>
  );
}

const currencyOf = ({ row, currency }: GridRowProps): string => (typeof row.values.currency === 'string' ? row.values.currency : currency);

function ShownCell(props: GridRowProps & { field: FieldShape; column: number }): ReactElement {
  const { t } = useTranslation();
  const { row, field, column, object } = props;
  const value = row.values[field.key];
  if (column > 0)
    return (
      <span className="grid-text">
        <FieldValue field={field} value={value} names={props.names} currency={currencyOf(props)} linked={false} />
      </span>
    );
  const to: string = `/${object.path}/${row.id}`;
  return (
    <>
      <Link to={to} tabIndex={-1} className="grid-text">
        {String(value ?? '')}
      </Link>
      <button
        type="button"
        tabIndex={-1}
        className="plain-button grid-peek"
        aria-label={t('lists.peek', { name: String(value ?? '') })}
        title={t('lists.peekHint')}
        onClick={() => props.onPeek(row.id)}
      >
        <EyeOutlined />
      </button>
    </>
  );
}

function EditedCell(props: GridRowProps & { field: FieldShape }): ReactElement {
  const { row, field, names } = props;
  const value = row.values[field.key];
  return (
    <CellEditor
      field={field}
      value={value}
      currency={currencyOf(props)}
      name={names[String(value)]}
      onSave={(next) => props.onChange(row, field, next)}
      onClose={props.onEditEnd}
    />
  );
}
