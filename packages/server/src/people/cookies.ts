// The two cookies of a session: the token, which no script may read, and the CSRF word, which the page sends back with every write.
import type { FastifyReply } from 'fastify';

export const SESSION_COOKIE = 'winpath_session';
export const CSRF_COOKIE = 'winpath_csrf';

export interface CookieTerms {
  expiresAt: string;
  /** The instant of the request. */
  now: string;
  secure: boolean;
}

/** How long, not until when: the browser's clock may differ from the server's. */
const lasting = ({ expiresAt, now, secure }: CookieTerms) =>
  ({ path: '/', sameSite: 'lax', secure, maxAge: Math.floor((Date.parse(expiresAt) - Date.parse(now)) / 1000) }) as const;

export function setSessionCookie(reply: FastifyReply, token: string, terms: CookieTerms): void {
  reply.setCookie(SESSION_COOKIE, token, { ...lasting(terms), httpOnly: true });
}

export function setSessionCookies(reply: FastifyReply, session: { token: string; csrf: string }, terms: CookieTerms): void {
  setSessionCookie(reply, session.token, terms);
  reply.setCookie(CSRF_COOKIE, session.csrf, lasting(terms));
}

export function clearSessionCookies(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { path: '/' }).clearCookie(CSRF_COOKIE, { path: '/' });
}
