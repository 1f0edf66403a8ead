import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { ObjectShape } from '#domain/records/contract.ts';
import { FailureState } from '../ui/FailureState.tsx';
import { NoRight } from '../ui/states.tsx';
import { objectsQuery } from './useObjects.ts';

interface WithObjectProps {
  name: ObjectName;
  /** Stands there until it is known. */
  skeleton: ReactElement;
  children: (object: ObjectShape) => ReactElement;
}

/** What is drawn once it is known what an object holds for this reader; an object he may not meet is no page for him. */
export function WithObject({ name, skeleton, children }: WithObjectProps): ReactElement {
  const objects = useQuery(objectsQuery);
  if (objects.error && !objects.data) return <FailureState error={objects.error} onRetry={() => void objects.refetch()} />;
  if (!objects.data) return skeleton;
  const object = objects.data.objects.find((one) => one.name === name);
  return object ? children(object) : <NoRight />;
}
