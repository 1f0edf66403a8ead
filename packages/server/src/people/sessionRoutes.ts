import type { FastifyReply } from 'fastify';
import { currentSession, signIn, signOut } from '#domain/people/contract.ts';
import { notSignedIn } from '../http/refusals.ts';
import { acts, answers, greets, type Routing } from '../http/routing.ts';
import { CSRF_COOKIE, SESSION_COOKIE } from './gate.ts';
import { scopeOf } from './loadScope.ts';
import { describeMe } from './me.ts';
import { ABSOLUTE_DAYS, closeSession, openSession } from './sessions.ts';
import { checkCredentials } from './signIn.ts';

export function setSessionCookies(reply: FastifyReply, session: { token: string; csrf: string }, secure: boolean): void {
  const shared = { path: '/', sameSite: 'lax' as const, secure, maxAge: ABSOLUTE_DAYS * 86_400 };
  reply.setCookie(SESSION_COOKIE, session.token, { ...shared, httpOnly: true });
  reply.setCookie(CSRF_COOKIE, session.csrf, shared);
}

export function sessionRoutes(routing: Routing, options: { secureCookies: boolean }): void {
  greets(routing, signIn, async ({ body, now, request, reply }) => {
    const { database } = routing;
    const who = await checkCredentials(database, { ...body, ip: request.ip }, now);
    const session = await database.unscoped((tx) =>
      openSession(tx, { ...who, ip: request.ip, userAgent: request.headers['user-agent'] ?? '' }, now),
    );
    setSessionCookies(reply, session, options.secureCookies);
    return database.read(who.orgId, async (tx) => {
      const scope = await scopeOf(tx, who.userId, -1, 'session');
      if (!scope) throw notSignedIn();
      return describeMe(tx, scope, session.csrf);
    });
  });

  answers(routing, currentSession, 'signedIn', ({ tx, scope, request }) => describeMe(tx, scope, request.cookies[CSRF_COOKIE] ?? ''));

  acts(routing, signOut, 'signedIn', async ({ tx, request, reply }) => {
    const token = request.cookies[SESSION_COOKIE];
    if (token) await closeSession(tx, token);
    reply.clearCookie(SESSION_COOKIE, { path: '/' }).clearCookie(CSRF_COOKIE, { path: '/' });
    return { ok: true as const };
  });
}
