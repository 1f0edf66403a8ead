// Where the keyboard leads in a grid of rows and columns.

export interface Place {
  row: number;
  column: number;
}

const PAGE_ROWS = 15;

const STEPS: Record<string, (at: Place, last: Place) => Place> = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }) => ({ row: row - PAGE_ROWS, column }),
  PageDown: ({ row, column }) => ({ row: row + PAGE_ROWS, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, last) => ({ row, column: last.column }),
};

const within = (value: number, last: number): number => Math.max(0, Math.min(last, value));

/** The place a key leads to, within the grid; undefined for keys that do not move. */
export function moved(at: Place, key: string, last: Place): Place | undefined {
  const step = STEPS[key]?.(at, last);
  return step && { row: within(step.row, last.row), column: within(step.column, last.column) };
}
