// What others change appears without reloading: the server names the record that changed, the queries about it are asked again.
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

export interface Change {
  /** The kind of record as in `#domain/people/rights.ts`: account, opportunity… */
  object: string;
  recordId?: string;
}

/** Queries about records start with the object; a query about one record has its id second: `['opportunity', id, …]`, lists `['opportunity', 'list', …]`. */
export function concerns(queryKey: readonly unknown[], change: Change): boolean {
  const [object, about] = queryKey;
  return object === change.object && (about === change.recordId || about === 'list' || change.recordId === undefined);
}

function applyChanges(queries: QueryClient, changes: readonly Change[]): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => changes.some((change) => concerns(queryKey, change)) });
}

const GATHER_MS = 400;

/** Acts once per pause on all that was heard in it, each once: a sync or an import speaks of many records a second. */
export function gathered(act: (changes: readonly Change[]) => void, pauseMs = GATHER_MS): (change: Change) => void {
  const waiting = new Map<string, Change>();
  const flush = (): void => {
    act([...waiting.values()]);
    waiting.clear();
  };
  return (change) => {
    if (waiting.size === 0) setTimeout(flush, pauseMs);
    waiting.set(`${change.object} ${change.recordId ?? ''}`, change);
  };
}

const heard = (event: MessageEvent<string>): Change => JSON.parse(event.data) as Change;

/** Listens while the page is open; the browser reconnects by itself, and then everything shown is asked for again. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const apply = gathered((changes) => applyChanges(queries, changes));
    const source = new EventSource('/api/live');
    source.addEventListener('happened', (event) => apply(heard(event)));
    source.addEventListener('notice', () => apply({ object: 'notice' }));
    source.addEventListener('resync', () => void queries.invalidateQueries());
    return () => source.close();
  }, [queries]);
}
