// Routes of sign-in, people, departments, roles, sessions and API keys.
import { z } from 'zod';
import { currency, route, uuid } from '../contract.ts';
import { FIELD_LEVELS, FUNCTIONS, LEVELS, OBJECT_ACTIONS, OBJECTS } from './rights.ts';

export const localeName = z.enum(['zh-CN', 'en']);

export const rightsShape = z.object({
  functions: z.partialRecord(z.enum(FUNCTIONS), z.boolean()),
  objects: z.partialRecord(z.enum(OBJECTS), z.partialRecord(z.enum(OBJECT_ACTIONS), z.enum(LEVELS))),
  fields: z.partialRecord(z.enum(OBJECTS), z.record(z.string().max(80), z.enum(FIELD_LEVELS))),
});

export const me = z.object({
  user: z.object({
    id: uuid,
    name: z.string(),
    email: z.string(),
    locale: localeName,
    timeZone: z.string(),
    departmentId: uuid.nullable(),
    preferences: z.record(z.string(), z.unknown()),
  }),
  organisation: z.object({ id: uuid, name: z.string(), currency, timeZone: z.string() }),
  rights: rightsShape,
  roleIds: z.array(uuid),
  departmentIds: z.array(uuid),
  csrfToken: z.string(),
});
export type Me = z.infer<typeof me>;

export const signIn = route({
  method: 'POST',
  path: '/api/session',
  summary: 'Sign in with e-mail and password',
  body: z.object({ email: z.string().max(254), password: z.string().max(1000) }),
  reply: me,
});

export const currentSession = route({ method: 'GET', path: '/api/session', summary: 'Who am I and what may I do', reply: me });

export const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  summary: 'Sign out of this session',
  reply: z.object({ ok: z.literal(true) }),
});
