// What a grid of records is given, whole or in parts.
import type { FieldShape, ObjectShape, RecordShape } from '#domain/records/contract.ts';
import type { Sort } from '#domain/records/listQuery.ts';
import type { Selection } from './useSelection.ts';

export interface RecordGridProps {
  object: ObjectShape;
  columns: readonly FieldShape[];
  rows: readonly RecordShape[];
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
  /** Called when the last rows come into sight. */
  onEnd: () => void;
}
