// What a list draws, line by line: its rows, and under a grouping the head of each group, open or folded, and what is left of it.
import type { FieldShape, RecordGroups, RecordShape } from '#domain/records/contract.ts';
import type { GroupValue } from '#domain/records/grouping.ts';

export interface ShownGroup {
  key: string;
  value: GroupValue;
  name: string;
  count: number;
  sums: RecordGroups['groups'][number]['sums'];
  open: boolean;
}

export type ListItem =
  | { kind: 'row'; row: RecordShape /** Its place among the rows. */; index: number }
  | { kind: 'head'; group: ShownGroup }
  | { kind: 'more'; group: ShownGroup; left: number };

export const rowItems = (rows: readonly RecordShape[]): ListItem[] => rows.map((row, index) => ({ kind: 'row', row, index }));

/** Groups one after the other, each with the rows that have come so far. */
export function groupedItems(groups: readonly ShownGroup[], rowsOf: (group: ShownGroup) => readonly RecordShape[]): ListItem[] {
  const items: ListItem[] = [];
  let index = 0;
  for (const group of groups) {
    items.push({ kind: 'head', group });
    const rows = group.open ? rowsOf(group) : [];
    for (const row of rows) items.push({ kind: 'row', row, index: index++ });
    if (rows.length > 0 && rows.length < group.count) items.push({ kind: 'more', group, left: group.count - rows.length });
  }
  return items;
}

export const rowsIn = (items: readonly ListItem[]): RecordShape[] => items.flatMap((item) => (item.kind === 'row' ? [item.row] : []));

export const keyOf = (item: ListItem): string => (item.kind === 'row' ? item.row.id : `${item.kind} ${item.group.key}`);

export const groupKey = (value: GroupValue): string => (value === null ? 'none' : String(value));

export const groupName = (field: FieldShape, value: GroupValue, words: GroupWords): string => {
  if (value === null) return words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return words.optionLabel(field, value) || words.names[value] || value;
};

export interface GroupWords {
  none: string;
  yes: string;
  no: string;
  names: Readonly<Record<string, string>>;
  /** The label of a choice; empty for a field without choices. */
  optionLabel: (field: FieldShape, value: string) => string;
}
