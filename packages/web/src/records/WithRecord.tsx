import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { isStatus } from '../api.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { PageSkeleton } from '../ui/states.tsx';
import { MergedAway } from './merging/MergedAway.tsx';
import { recordQuery } from './recordQueries.ts';
import { WithObject } from './WithObject.tsx';

interface WithRecordProps {
  object: ObjectName;
  id: string;
  children: (object: ObjectShape, record: OpenRecord) => ReactElement;
}

/** What is drawn once a record is read and known what its object holds; both are asked at once. */
export function WithRecord({ object: name, id, children }: WithRecordProps): ReactElement {
  const { data: record, error, refetch } = useQuery(recordQuery(name, id));
  if (isStatus(error, 410)) return <MergedAway error={error} />;
  if (error && !record) return <FailureState error={error} onRetry={() => void refetch()} />;
  return (
    <WithObject name={name} skeleton={<PageSkeleton />}>
      {(object) => (record ? children(object, record) : <PageSkeleton />)}
    </WithObject>
  );
}
