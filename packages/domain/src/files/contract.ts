// Routes of files that hang on records.
import { z } from 'zod';
import { done, idParams, instant, route, uuid } from '../contract.ts';
import { objectPath } from '../records/contract.ts';

const recordParams = z.object({ object: objectPath, id: uuid });

export const fileShape = z.object({
  id: uuid,
  name: z.string(),
  size: z.int(),
  mediaType: z.string(),
  inline: z.boolean(),
  purpose: z.enum(['attachment', 'keyEvent', 'followUp', 'template', 'import']),
  purposeId: uuid.nullable(),
  createdBy: uuid,
  createdByName: z.string(),
  createdAt: instant,
});
export type FileShape = z.infer<typeof fileShape>;

export const uploadFiles = route({
  method: 'POST',
  path: '/api/:object/:id/files',
  summary: 'Upload files (multipart) to a record; purpose keyEvent with eventId hangs them on a key event',
  params: recordParams,
  query: z.object({ purpose: z.enum(['attachment', 'keyEvent', 'followUp']).default('attachment'), eventId: uuid.optional() }),
  reply: z.object({ files: z.array(fileShape) }),
});

export const listFiles = route({
  method: 'GET',
  path: '/api/:object/:id/files',
  summary: 'Files of a record, newest first',
  params: recordParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(100) }),
  reply: z.object({ files: z.array(fileShape) }),
});

export const uploadProcessFiles = route({
  method: 'POST',
  path: '/api/business-types/:id/files',
  summary: 'Upload template files and sales tools (multipart) of a process',
  params: idParams,
  reply: z.object({ files: z.array(fileShape) }),
});

export const listProcessFiles = route({
  method: 'GET',
  path: '/api/business-types/:id/files',
  summary: 'Template files and sales tools of a process, newest first; whoever may sign in may read them',
  params: idParams,
  query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(500) }),
  reply: z.object({ files: z.array(fileShape) }),
});

export const downloadFile = route({
  method: 'GET',
  path: '/api/files/:id',
  summary: 'The bytes of a file, for those who may read its record',
  params: idParams,
});

export const deleteFile = route({
  method: 'DELETE',
  path: '/api/files/:id',
  summary: 'Delete a file; the last one of a completed must-upload event stays',
  params: idParams,
  reply: done,
});
