import { useQuery } from '@tanstack/react-query';
import { Badge } from 'antd';
import type { ReactElement } from 'react';
import { noticesQuery } from './noticesQuery.ts';

const FRESH_MS = 30_000;

/** The number beside the bell. */
export function InboxBadge(): ReactElement {
  const { data } = useQuery({ ...noticesQuery, staleTime: FRESH_MS });
  return <Badge count={data?.unread ?? 0} size="small" />;
}
