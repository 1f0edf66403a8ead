import type { FastifyReply, FastifyRequest } from 'fastify';
import * as routes from '#domain/people/contract.ts';
import type { Equipment } from '../equipment.ts';
import { recordEvent } from '../events/record.ts';
import { notSignedIn } from '../http/refusals.ts';
import { acts, answers, greets, type Routing } from '../http/routing.ts';
import { CSRF_COOKIE, clearSessionCookies, SESSION_COOKIE, setSessionCookies } from './cookies.ts';
import { linkBase } from './linkBase.ts';
import { freshScope } from './loadScope.ts';
import { describeMe } from './me.ts';
import { readToken, requestReset, setPassword } from './resetPassword.ts';
import type { Scope } from './scope.ts';
import { closeSession, openSession } from './sessions.ts';
import { checkCredentials } from './signIn.ts';

const RESETS = { hits: 20, perSeconds: 600 };
const TOKENS = { hits: 30, perSeconds: 60 };

export function sessionRoutes(routing: Routing, { config, queue }: Pick<Equipment, 'config' | 'queue'>): void {
  const { database } = routing;

  /** Opens a session for a person whose identity has just been proven. */
  const admit = (scope: Scope, now: string, request: FastifyRequest, reply: FastifyReply) =>
    database.write(scope.orgId, async (tx) => {
      const userAgent = request.headers['user-agent'] ?? '';
      const session = await openSession(tx, { orgId: scope.orgId, userId: scope.userId, ip: request.ip, userAgent }, now);
      setSessionCookies(reply, session, { expiresAt: session.expiresAt, now, secure: config.secureCookies });
      await recordEvent(tx, scope, now, {
        kind: 'user.signedIn',
        object: 'user',
        recordId: scope.userId,
        data: { ip: request.ip, userAgent },
      });
      return describeMe(tx, scope, session.csrf);
    });

  greets(routing, routes.signIn, async ({ body, now, request, reply }) => {
    const who = await checkCredentials(database, { ...body, ip: request.ip }, now);
    const scope = await database.read(who.orgId, (tx) => freshScope(tx, who.userId, 'session'));
    if (!scope) throw notSignedIn();
    return admit(scope, now, request, reply);
  });

  answers(routing, routes.currentSession, 'signedIn', ({ tx, scope, request }) =>
    describeMe(tx, scope, request.cookies[CSRF_COOKIE] ?? ''),
  );

  acts(routing, routes.signOut, 'signedIn', async ({ tx, request, reply }) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await closeSession(tx, token);
    clearSessionCookies(reply);
    return { ok: true as const };
  });

  greets(
    routing,
    routes.requestReset,
    async ({ body, request }) => {
      await requestReset(database, queue, body.email, linkBase(config, request, 'unknown'));
      return { ok: true as const };
    },
    RESETS,
  );
  greets(routing, routes.readToken, ({ body, now }) => readToken(database, body.token, now), TOKENS);
  greets(
    routing,
    routes.setPassword,
    async ({ body, now, request, reply }) => admit(await setPassword(database, queue, body, now), now, request, reply),
    TOKENS,
  );
}
