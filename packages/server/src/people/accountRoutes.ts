import type { FastifyRequest } from 'fastify';
import * as routes from '#domain/people/contract.ts';
import type { Equipment } from '../equipment.ts';
import { forbidden } from '../http/refusals.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { changeAccount, readAccount } from './account.ts';
import { createApiKey, listApiKeys, revokeApiKey } from './apiKeys.ts';
import { changePassword, countGuess } from './changePassword.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { listSessions, revokeOtherSessions, revokeSession } from './mySessions.ts';
import type { Scope } from './scope.ts';

const ok = { ok: true } as const;
const tokenOf = (request: FastifyRequest): string => request.cookies[SESSION_COOKIE] ?? '';

/** A key must not make keys, change the password or end sessions: a leaked one could then outlive its own revocation. */
function demandSession(scope: Scope): void {
  if (scope.via !== 'session') throw forbidden('Only a person who is signed in may do this, not an API key.', 'sessionOnly');
}

export function accountRoutes(routing: Routing, { queue }: Pick<Equipment, 'queue'>): void {
  answers(routing, routes.readAccount, 'signedIn', ({ tx, scope }) => readAccount(tx, scope));
  acts(routing, routes.changeAccount, 'signedIn', (c) => changeAccount(c.tx, c.scope, c.body, c.now));
  acts(
    routing,
    routes.changePassword,
    'signedIn',
    async ({ tx, scope, body, now, request }) => {
      await changePassword(tx, scope, { ...body, sessionToken: tokenOf(request) }, now, queue);
      return ok;
    },
    {
      secret: true,
      before: async (scope, now) => {
        demandSession(scope);
        await countGuess(routing.database, scope, now);
      },
    },
  );

  answers(routing, routes.listSessions, 'signedIn', async ({ tx, scope, now, request }) => ({
    sessions: await listSessions(tx, scope, tokenOf(request), now),
  }));
  acts(routing, routes.revokeSession, 'signedIn', async ({ tx, scope, params, now }) => {
    demandSession(scope);
    await revokeSession(tx, scope, params.id, now);
    return ok;
  });
  acts(routing, routes.revokeOtherSessions, 'signedIn', ({ tx, scope, now, request }) => {
    demandSession(scope);
    return revokeOtherSessions(tx, scope, tokenOf(request), now);
  });

  answers(routing, routes.listApiKeys, 'signedIn', async ({ tx, scope }) => ({ keys: await listApiKeys(tx, scope) }));
  acts(
    routing,
    routes.createApiKey,
    'signedIn',
    ({ tx, scope, body, now }) => {
      demandSession(scope);
      return createApiKey(tx, scope, body, now);
    },
    { secret: true },
  );
  acts(routing, routes.revokeApiKey, 'signedIn', (c) => revokeApiKey(c.tx, c.scope, c.params.id, c.now).then(() => ok));
}
