// The two cookies of a session: the token, which no script may read, and the CSRF word, which the page sends back with every write.
import type { FastifyReply } from 'fastify';

export const SESSION_COOKIE = 'winpath_session';
export const CSRF_COOKIE = 'winpath_csrf';

export function setSessionCookie(reply: FastifyReply, token: string, expiresAt: string, secure: boolean): void {
  reply.setCookie(SESSION_COOKIE, token, { path: '/', sameSite: 'lax', secure, httpOnly: true, expires: new Date(expiresAt) });
}

export function setSessionCookies(reply: FastifyReply, session: { token: string; csrf: string; expiresAt: string }, secure: boolean): void {
  setSessionCookie(reply, session.token, session.expiresAt, secure);
  reply.setCookie(CSRF_COOKIE, session.csrf, { path: '/', sameSite: 'lax', secure, expires: new Date(session.expiresAt) });
}

export function clearSessionCookies(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/' }).clearCookie(CSRF_COOKIE, { path: '/' });
}
