import { useState } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { firstWidth } from './columns.ts';
import { type Widths, widthsText } from './listSearch.ts';
import type { ListState } from './useListState.ts';

export interface ColumnWidths {
  of: (field: FieldShape) => number;
  /** While the edge is dragged. */
  drag: (field: FieldShape, width: number) => void;
  /** The new width stays. */
  settle: (field: FieldShape, width: number) => void;
}

/** Widths of a list's columns: a saved view's belong to the view, all others to this browser. */
export function useWidths({ object, saved, widths, change }: ListState): ColumnWidths {
  const place = `winpath.widths.${object.name}`;
  const [kept, setKept] = useState<Widths>(() => JSON.parse(localStorage.getItem(place) ?? '{}') as Widths);
  const [dragged, setDragged] = useState<Widths>({});
  const settle = (field: FieldShape, width: number): void => {
    setDragged({});
    if (saved) {
      change({ widths: widthsText({ ...widths, [field.key]: width }) });
      return;
    }
    const next = { ...kept, [field.key]: Math.round(width) };
    localStorage.setItem(place, JSON.stringify(next));
    setKept(next);
  };
  return {
    of: (field) => dragged[field.key] ?? widths[field.key] ?? kept[field.key] ?? firstWidth(field),
    drag: (field, width) => setDragged({ [field.key]: width }),
    settle,
  };
}
