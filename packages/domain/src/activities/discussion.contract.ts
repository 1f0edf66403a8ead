// Routes of a record's discussion: what colleagues say to each other about it, apart from what happened with the customer.
import { z } from 'zod';
import { done, idParams, instant, route, uuid } from '../contract.ts';
import { objectPath } from '../records/contract.ts';

const recordParams = z.object({ object: objectPath, id: uuid });
export const MAX_COMMENT = 4_000;

export const commentShape = z.object({
  id: uuid,
  authorId: uuid,
  authorName: z.string(),
  /** Empty once its author has taken it back. */
  body: z.string(),
  mentions: z.array(z.object({ id: uuid, name: z.string() })),
  createdAt: instant,
  deleted: z.boolean(),
  mine: z.boolean(),
});
export type CommentShape = z.infer<typeof commentShape>;

export const readDiscussion = route({
  method: 'GET',
  path: '/api/:object/:id/comments',
  summary: 'The discussion of a record, newest first',
  params: recordParams,
  query: z.object({ before: uuid.optional(), limit: z.coerce.number().int().min(1).max(100).default(30) }),
  reply: z.object({ comments: z.array(commentShape), nextBefore: uuid.nullable() }),
});

export const postComment = route({
  method: 'POST',
  path: '/api/:object/:id/comments',
  summary: 'Say something in the discussion of a record; those mentioned, its owner and who spoke before are told',
  params: recordParams,
  body: z.object({ body: z.string().trim().min(1).max(MAX_COMMENT), mentions: z.array(uuid).max(50).default([]) }),
  reply: z.object({ id: uuid }),
});

export const deleteComment = route({
  method: 'DELETE',
  path: '/api/comments/:id',
  summary: 'Take back what I said in a discussion',
  params: idParams,
  reply: done,
});
