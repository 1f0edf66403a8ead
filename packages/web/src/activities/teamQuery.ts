import { queryOptions } from '@tanstack/react-query';
import { readTeam } from '#domain/activities/contract.ts';
import { objectOfPath } from '#domain/records/objects.ts';
import { call } from '../api.ts';
import type { Place } from './timelineQueries.ts';

export const teamQuery = ({ object, id }: Place) =>
  queryOptions({
    queryKey: [objectOfPath(object), id, 'team'],
    queryFn: ({ signal }) => call(readTeam, { params: { object, id } }, signal),
  });
