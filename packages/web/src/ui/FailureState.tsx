import type { ReactElement } from 'react';
import { ApiError } from '../api.ts';
import { ErrorState, NoRight, NotFound } from './states.tsx';

/** The right state for whatever a query or a page failed with. */
export function FailureState(props: { error: unknown; onRetry?: () => void }): ReactElement {
  const { error, onRetry } = props;
  if (!(error instanceof ApiError)) return <ErrorState {...(onRetry && { onRetry })} />;
  if (error.status === 403) return <NoRight />;
  if (error.status === 404 || error.status === 410) return <NotFound />;
  return <ErrorState offline={error.status === 0} requestId={error.requestId} {...(onRetry && { onRetry })} />;
}
