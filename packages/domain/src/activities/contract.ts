// Routes of the timeline, follow-ups, following, team members, notices and live updates.
import { z } from 'zod';
import { done, idParams, instant, route, uuid } from '../contract.ts';
import { objectPath } from '../records/contract.ts';

const recordParams = z.object({ object: objectPath, id: uuid });
const memberParams = recordParams.extend({ userId: uuid });
export const FOLLOW_UP_KINDS = ['note', 'call', 'visit', 'mail', 'meeting'] as const;
export const MAX_FOLLOW_UP = 10_000;

const fileRef = z.object({ id: uuid, name: z.string(), size: z.int(), mediaType: z.string(), inline: z.boolean() });

export const timelineItem = z.object({
  id: uuid,
  at: instant,
  kind: z.string(),
  actorId: uuid.nullable(),
  actorName: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  /** It happened to a record that was merged into this one: its name. */
  mergedFrom: z.string().nullable(),
  followUp: z
    .object({
      id: uuid,
      kind: z.enum(FOLLOW_UP_KINDS),
      body: z.string(),
      mentions: z.array(z.object({ id: uuid, name: z.string() })),
      /** Who took part besides its author. */
      participants: z.array(z.object({ id: uuid, name: z.string() })),
      nextAt: instant.nullable(),
      deleted: z.boolean(),
      mine: z.boolean(),
      files: z.array(fileRef),
    })
    .nullable(),
});
export type TimelineItem = z.infer<typeof timelineItem>;

export const readTimeline = route({
  method: 'GET',
  path: '/api/:object/:id/timeline',
  summary: 'What happened to a record, newest first',
  params: recordParams,
  query: z.object({
    kinds: z.enum(['all', 'followUps', 'changes', 'process', 'files']).default('all'),
    before: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  reply: z.object({ items: z.array(timelineItem), nextBefore: z.string().nullable() }),
});

export const recordFollowUp = route({
  method: 'POST',
  path: '/api/:object/:id/follow-ups',
  summary: 'Record a follow-up: text or voice, people mentioned, team members who took part, files, next time',
  params: recordParams,
  body: z
    .object({
      kind: z.enum(FOLLOW_UP_KINDS).default('note'),
      body: z.string().trim().max(MAX_FOLLOW_UP).default(''),
      mentions: z.array(uuid).max(50).default([]),
      participants: z.array(uuid).max(50).default([]),
      fileIds: z.array(uuid).max(20).default([]),
      happenedAt: instant.optional(),
      nextAt: instant.nullable().optional(),
    })
    .refine(({ body, fileIds }) => body !== '' || fileIds.length > 0, { path: ['body'], message: 'a text, a picture or a recording' }),
  reply: z.object({ id: uuid }),
});

export const deleteFollowUp = route({
  method: 'DELETE',
  path: '/api/follow-ups/:id',
  summary: 'Delete a follow-up of my own',
  params: idParams,
  reply: done,
});

export const followRecord = route({
  method: 'PUT',
  path: '/api/:object/:id/follow',
  summary: 'Follow a record',
  params: recordParams,
  reply: done,
});
export const unfollowRecord = route({
  method: 'DELETE',
  path: '/api/:object/:id/follow',
  summary: 'Stop following',
  params: recordParams,
  reply: done,
});

export const teamMember = z.object({
  userId: uuid,
  name: z.string(),
  role: z.string(),
  access: z.enum(['owner', 'read', 'edit']),
});

export const readTeam = route({
  method: 'GET',
  path: '/api/:object/:id/team',
  summary: 'Owner and team members of a record',
  params: recordParams,
  reply: z.object({ members: z.array(teamMember), mayChange: z.boolean() }),
});

export const putTeamMember = route({
  method: 'PUT',
  path: '/api/:object/:id/team/:userId',
  summary: 'Add a person to the team or change role and access',
  params: memberParams,
  body: z.object({ role: z.string().trim().max(60).default(''), access: z.enum(['read', 'edit']) }),
  reply: done,
});

export const removeTeamMember = route({
  method: 'DELETE',
  path: '/api/:object/:id/team/:userId',
  summary: 'Take a person off the team',
  params: memberParams,
  reply: done,
});

export const notice = z.object({
  id: uuid,
  kind: z.string(),
  object: z.string(),
  recordId: uuid,
  actorName: z.string().nullable(),
  data: z.record(z.string(), z.unknown()),
  createdAt: instant,
  readAt: instant.nullable(),
});
export type Notice = z.infer<typeof notice>;

export const listNotices = route({
  method: 'GET',
  path: '/api/notices',
  summary: 'My notices, newest first',
  query: z.object({
    unread: z.enum(['true', 'false']).optional(),
    before: uuid.optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  reply: z.object({ notices: z.array(notice), unread: z.int() }),
});

export const readNotices = route({
  method: 'POST',
  path: '/api/notices/read',
  summary: 'Mark notices as read; all of them without ids',
  body: z.object({ ids: z.array(uuid).max(200).optional() }),
  reply: done,
});

export const liveUpdates = route({
  method: 'GET',
  path: '/api/live',
  summary: 'Server-sent events: what happened to records I may see, as {kind, object, recordId}',
});
