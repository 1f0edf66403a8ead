// Files that hang on a process: templates to fill in and tools of the sales guidance.
import { queryOptions } from '@tanstack/react-query';
import { type FileShape, listProcessFiles } from '#domain/files/contract.ts';
import { call } from '../api.ts';

const MOST = 500;

export const processFilesQuery = (businessTypeId: string) =>
  queryOptions({
    queryKey: ['businessType', businessTypeId, 'files'],
    queryFn: async ({ signal }): Promise<FileShape[]> =>
      (await call(listProcessFiles, { params: { id: businessTypeId }, query: { limit: MOST } }, signal)).files,
  });

export const processFileAddress = (fileId: string): string => `/api/files/${fileId}`;
