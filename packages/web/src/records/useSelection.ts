// Which rows are ticked. Shift takes everything between the last tick and this one.
import { useState } from 'react';
import type { RecordShape } from '#domain/records/contract.ts';

export interface Selection {
  ids: ReadonlySet<string>;
  /** Everything the list finds, also what is not loaded yet. */
  everything: boolean;
  tick: (id: string, shift: boolean) => void;
  tickAll: () => void;
  tickEverything: () => void;
  clear: () => void;
}

export function useSelection(rows: readonly RecordShape[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string>();
  const [everything, setEverything] = useState(false);
  const choose = (next: ReadonlySet<string>): void => {
    setIds(next);
    setEverything(false);
  };
  return {
    ids,
    everything,
    tick: (id, shift) => {
      choose(
        ticked(
          rows.map((row) => row.id),
          ids,
          id,
          shift ? last : undefined,
        ),
      );
      setLast(id);
    },
    tickAll: () => choose(ids.size >= rows.length ? new Set() : new Set(rows.map(({ id }) => id))),
    tickEverything: () => setEverything(true),
    clear: () => choose(new Set()),
  };
}

/** The ticks after one more: the row turns over, and with `from` all rows between follow it. */
export function ticked(order: readonly string[], before: ReadonlySet<string>, id: string, from?: string): ReadonlySet<string> {
  const [a, b] = [order.indexOf(from ?? id), order.indexOf(id)];
  const touched = a < 0 || b < 0 ? [id] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
  const next = new Set(before);
  const on = !before.has(id);
  for (const each of touched) on ? next.add(each) : next.delete(each);
  return next;
}
