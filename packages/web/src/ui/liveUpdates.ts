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

export function applyChange(queries: QueryClient, change: Change): void {
  void queries.invalidateQueries({ predicate: (query) => concerns(query.queryKey, change) });
}

const heard = (event: MessageEvent<string>): Change => JSON.parse(event.data) as Change;

/** Listens while the page is open; the browser reconnects by itself, and then everything shown is asked for again. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const source = new EventSource('/api/live');
    source.addEventListener('happened', (event) => applyChange(queries, heard(event)));
    source.addEventListener('notice', () => applyChange(queries, { object: 'notice' }));
    source.addEventListener('resync', () => void queries.invalidateQueries());
    return () => source.close();
  }, [queries]);
}
