import type { NavEntry } from './nav.ts';

/** A place the palette can lead to: a page or a record. */
export interface Hit {
  to: string;
  title: string;
  hint?: string;
}

export type SearchRecords = (query: string, signal: AbortSignal) => Promise<Hit[]>;

/** Pages whose name or path holds the query; all of them for an empty one. */
export function pageHits(query: string, entries: readonly NavEntry[], words: (entry: NavEntry) => string): Hit[] {
  const wanted = query.trim().toLowerCase();
  return entries
    .map((entry) => ({ to: entry.to, title: words(entry) }))
    .filter(({ to, title }) => title.toLowerCase().includes(wanted) || (wanted.length > 1 && to.includes(wanted)));
}

/** The next row when an arrow is pressed; goes round at both ends. */
export const stepRow = (row: number, step: 1 | -1, rows: number): number => (rows === 0 ? 0 : (row + step + rows) % rows);
