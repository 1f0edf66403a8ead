import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useId } from 'react';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton } from '../ui/states.tsx';

interface SectionProps<T> {
  title: string;
  /** Beside the title, once the answer is there. */
  aside?: (answer: T) => ReactNode;
  query: UseQueryResult<T>;
  /** Rows of the skeleton: about as many as will come, so that nothing jumps. */
  rows: number;
  children: (answer: T) => ReactNode;
}

/** A part of the home page: its heading stands at once, its rows come when they are known. */
export function Section<T>({ title, aside, query, rows, children }: SectionProps<T>): ReactElement {
  const id = useId();
  return (
    <section className="home-section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {query.data !== undefined && aside && <span className="home-aside">{aside(query.data)}</span>}
      </header>
      {query.isError && query.data === undefined && <FailureState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending && <ListSkeleton rows={rows} />}
      {query.data !== undefined && children(query.data)}
    </section>
  );
}
