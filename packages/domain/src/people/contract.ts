// Routes of sign-in and of what one may do with one's own account: profile, password, sessions, API keys.
// People, departments, roles and outgoing mail are in directory.contract.ts.
import { z } from 'zod';
import { currency, done, idParams, instant, route, uuid } from '../contract.ts';
import { WEEK_STARTS } from '../records/relativeDays.ts';
import { FIELD_LEVELS, FUNCTIONS, LEVELS, OBJECT_ACTIONS, OBJECTS } from './rights.ts';

export const localeName = z.enum(['zh-CN', 'en']);

export const rightsShape = z.object({
  functions: z.partialRecord(z.enum(FUNCTIONS), z.boolean()),
  objects: z.partialRecord(z.enum(OBJECTS), z.partialRecord(z.enum(OBJECT_ACTIONS), z.enum(LEVELS))),
  fields: z.partialRecord(z.enum(OBJECTS), z.record(z.string().max(80), z.enum(FIELD_LEVELS))),
});

export const weekStart = z.enum(WEEK_STARTS);

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
  organisation: z.object({ id: uuid, name: z.string(), currency, timeZone: z.string(), weekStart }),
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
  reply: done,
});

/** An e-mail address as it is kept: without blanks around it. */
export const email = z.string().trim().max(254).pipe(z.email());
/** The code of a currency this runtime knows, such as `CNY`. */
export const knownCurrency = currency.refine((code) => Intl.supportedValuesOf('currency').includes(code), {
  error: 'is not a known currency',
});
/** The name of a time zone this runtime knows, such as `Asia/Shanghai`. */
export const timeZone = z.string().max(64).refine(isTimeZone, { error: 'is not a known time zone' });

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const secretWord = z.string().max(1000);
const token = z.string().min(20).max(200);

export const requestReset = route({
  method: 'POST',
  path: '/api/password-resets',
  summary: 'Send a mail with a link to set a new password; answers the same whether or not the address is known',
  body: z.strictObject({ email: z.string().max(254) }),
  reply: done,
});

export const tokenFacts = z.object({
  purpose: z.enum(['invite', 'reset']),
  name: z.string(),
  email: z.string(),
  organisation: z.string(),
  locale: localeName,
});
export type TokenFacts = z.infer<typeof tokenFacts>;

export const readToken = route({
  method: 'POST',
  path: '/api/one-time-tokens',
  summary: 'Whom an invitation or reset link is for (the token travels in the body, so that no log keeps it)',
  body: z.strictObject({ token }),
  reply: tokenFacts,
});

export const setPassword = route({
  method: 'PUT',
  path: '/api/one-time-tokens/password',
  summary: 'Set a password with a one-time token and sign in; an invited person becomes active',
  body: z.strictObject({ token, password: secretWord }),
  reply: me,
});

export const account = z.object({
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  title: z.string().nullable(),
  department: z.string().nullable(),
  manager: z.string().nullable(),
  roles: z.array(z.object({ id: uuid, nameZh: z.string(), nameEn: z.string() })),
  /** null: as the organisation. */
  locale: localeName.nullable(),
  timeZone: z.string().nullable(),
  preferences: z.record(z.string(), z.unknown()),
  passwordChangedAt: instant.nullable(),
});
export type Account = z.infer<typeof account>;

export const readAccount = route({ method: 'GET', path: '/api/account', summary: 'My account', reply: account });

export const changeAccount = route({
  method: 'PATCH',
  path: '/api/account',
  summary:
    'Change my name, phone, language, time zone or preferences; preferences (at most 100, 32 KB together) are merged key by key, null removes one',
  body: z.strictObject({
    name: z.string().trim().min(1).max(80).optional(),
    phone: z.string().trim().max(40).nullable().optional(),
    locale: localeName.nullable().optional(),
    timeZone: timeZone.nullable().optional(),
    preferences: z.record(z.string().max(80), z.unknown()).optional(),
  }),
  reply: account,
});

export const changePassword = route({
  method: 'PUT',
  path: '/api/account/password',
  summary: 'Change my password; every other session ends',
  body: z.strictObject({ current: secretWord, next: secretWord }),
  reply: done,
});

export const sessionShape = z.object({
  id: uuid,
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  expiresAt: instant,
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});
export type Session = z.infer<typeof sessionShape>;

export const listSessions = route({
  method: 'GET',
  path: '/api/account/sessions',
  summary: 'Where I am signed in',
  reply: z.object({ sessions: z.array(sessionShape) }),
});
export const revokeSession = route({
  method: 'DELETE',
  path: '/api/account/sessions/:id',
  summary: 'Sign out one of my sessions',
  params: idParams,
  reply: done,
});
export const revokeOtherSessions = route({
  method: 'DELETE',
  path: '/api/account/sessions',
  summary: 'Sign out all my sessions but this one',
  reply: z.object({ revoked: z.int() }),
});

export const KEY_SCOPES = ['read', 'write', 'administer'] as const;
export const apiKey = z.object({
  id: uuid,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type ApiKey = z.infer<typeof apiKey>;

export const listApiKeys = route({
  method: 'GET',
  path: '/api/account/api-keys',
  summary: 'My API keys',
  reply: z.object({ keys: z.array(apiKey) }),
});
export const createApiKey = route({
  method: 'POST',
  path: '/api/account/api-keys',
  summary: 'Make an API key; the key itself is in this answer and nowhere else',
  body: z.strictObject({
    name: z.string().trim().min(1).max(80),
    /** `read` is always included; `write` changes records; `administer` also carries the functions people.manage, roles.manage, … */
    scopes: z.array(z.enum(KEY_SCOPES)).min(1),
    expiresInDays: z.int().min(1).max(730).nullable(),
  }),
  reply: apiKey.extend({ key: z.string() }),
});
export const revokeApiKey = route({
  method: 'DELETE',
  path: '/api/account/api-keys/:id',
  summary: 'Revoke an API key; it stops working at once',
  params: idParams,
  reply: done,
});
