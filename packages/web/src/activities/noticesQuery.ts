import { listNotices } from '#domain/activities/contract.ts';
import { call } from '../api.ts';

export const noticesQuery = {
  queryKey: ['notice', 'list'],
  queryFn: ({ signal }: { signal: AbortSignal }) => call(listNotices, { query: { limit: 100 } }, signal),
};
