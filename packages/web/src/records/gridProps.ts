// What a grid of records is given, whole or in parts.
import type { FieldShape, ObjectShape, RecordShape } from '#domain/records/contract.ts';
import type { Sort } from '#domain/records/listQuery.ts';
import type { ListItem, ShownGroup } from './listItems.ts';
import type { Selection } from './useSelection.ts';
import type { ColumnWidths } from './useWidths.ts';

export interface RecordGridProps {
  object: ObjectShape;
  columns: readonly FieldShape[];
  rows: readonly RecordShape[];
  /** The rows as they are drawn, with the heads of groups between them. */
  items: readonly ListItem[];
  names: Readonly<Record<string, string>>;
  currency: string;
  sort: Sort;
  selection: Selection;
  /** The record open beside the list. */
  openId: string | undefined;
  onSort: (field: FieldShape) => void;
  onPeek: (id: string) => void;
  onOpen: (id: string) => void;
  onChange: (row: RecordShape, field: FieldShape, value: unknown) => void;
  onFold: (group: ShownGroup) => void;
  onMore: (group: ShownGroup) => void;
  /** Columns in their new order. */
  onColumns: (keys: readonly string[]) => void;
  widths: ColumnWidths;
  /** Called when the last rows come into sight. */
  onEnd: () => void;
}
