// What the editor asks the server: business types, the versions of a process, one version.
import { queryOptions } from '@tanstack/react-query';
import { listBusinessTypes, listVersions, readVersion } from '#domain/processes/contract.ts';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { listSavedTemplates } from '#domain/processes/savedTemplates.contract.ts';
import { call } from '../../api.ts';

export const businessTypesQuery = queryOptions({
  queryKey: ['businessType', 'list'],
  queryFn: ({ signal }) => call(listBusinessTypes, {}, signal),
});

export const savedTemplatesQuery = queryOptions({
  queryKey: ['processTemplate'],
  queryFn: async ({ signal }) => (await call(listSavedTemplates, {}, signal)).templates,
});

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['businessType', id, 'versions'],
    queryFn: async ({ signal }) => (await call(listVersions, { params: { id } }, signal)).versions,
  });

/** A version never changes once it is published. */
export const versionQuery = (id: string, versionId: string) =>
  queryOptions({
    queryKey: ['processVersion', id, versionId],
    queryFn: async ({ signal }) => (await call(readVersion, { params: { id, versionId } }, signal)).definition as ProcessVersion,
    staleTime: Number.POSITIVE_INFINITY,
  });
