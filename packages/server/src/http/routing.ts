// One line per route in a slice: contract → guard → query or command → reply. Reads run on a plain connection,
// acts in one transaction with the idempotency key; both get the minted scope and the instant of the request.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { RouteContract } from '#domain/contract.ts';
import type { Database, Tx } from '../db/database.ts';
import { type Entering, enterMeanwhile, lastScopeOf } from '../people/gate.ts';
import type { Scope } from '../people/scope.ts';
import { type Access, demand, type RouteEntry } from './access.ts';
import { once } from './idempotency.ts';
import { countCall, PUBLIC_LIMIT, type RateLimit } from './rateLimit.ts';
import { badInput, type FieldProblem } from './refusals.ts';

export interface Call<P, Q, B> {
  tx: Tx;
  scope: Scope;
  params: P;
  query: Q;
  body: B;
  /** The instant of the request, ISO 8601. */
  now: string;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** A call before sign-in: no scope, no organisation, no transaction. */
export type PublicCall<P, Q, B> = Omit<Call<P, Q, B>, 'scope' | 'tx'>;

export interface Routing {
  app: FastifyInstance;
  database: Database;
  entries: RouteEntry[];
  /** Mints the caller's scope. */
  gate: (request: FastifyRequest, entering?: Entering) => Promise<Scope>;
  now: () => string;
}

export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.map((issue) => ({ field: issue.path.join('.') || '(input)', reason: issue.message }));
}

function checked<T>(schema: z.ZodType<T> | undefined, value: unknown): T {
  if (!schema) return undefined as T;
  const result = schema.safeParse(value ?? {});
  if (!result.success) throw badInput(fieldProblems(result.error));
  return result.data;
}

function register<P, Q, B, R>(
  routing: Routing,
  contract: RouteContract<P, Q, B, R>,
  access: Access,
  handler: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>,
): void {
  const path = contract.path;
  routing.entries.push({ method: contract.method, path, access });
  routing.app.route({
    method: contract.method,
    url: path,
    schema: {
      summary: contract.summary,
      tags: [path.split('/')[2] ?? 'api'],
      ...(contract.params ? { params: contract.params } : {}),
      ...(contract.query ? { querystring: contract.query } : {}),
      ...(contract.body ? { body: contract.body } : {}),
      ...(contract.reply ? { response: { 200: contract.reply } } : {}),
    },
    handler,
  });
}

const inputs = <P, Q, B, R>(contract: RouteContract<P, Q, B, R>, request: FastifyRequest) => ({
  params: checked(contract.params, request.params),
  query: checked(contract.query, request.query),
  body: checked(contract.body, request.body),
});

/** A question: never writes. */
export function answers<P, Q, B, R>(
  routing: Routing,
  contract: RouteContract<P, Q, B, R>,
  access: Exclude<Access, 'public'>,
  answer: (call: Call<P, Q, B>) => Promise<R>,
): void {
  register(routing, contract, access, async (request, reply) => {
    const answerTo = async (tx: Tx, scope: Scope): Promise<R> => {
      demand(scope, access);
      return answer({ tx, scope, ...inputs(contract, request), now: routing.now(), request, reply });
    };
    const guess = lastScopeOf(request);
    if (guess) return routing.database.read(guess.orgId, (tx) => answerMeanwhile(routing, { tx, guess, request, reply }, answerTo));
    const scope = await routing.gate(request, { reply });
    return routing.database.read(scope.orgId, (tx) => answerTo(tx, scope));
  });
}

interface Guessed {
  tx: Tx;
  guess: Scope;
  request: FastifyRequest;
  reply: FastifyReply;
}

/**
 * The gate's question and the answer's travel together on one connection, the gate's first. The answer counts only when the gate
 * finds the caller to be whom he was taken for, with the very same rights; otherwise it is thrown away and asked for anew.
 */
async function answerMeanwhile<R>(
  { gate }: Routing,
  { tx, guess, request, reply }: Guessed,
  answerTo: (tx: Tx, scope: Scope) => Promise<R>,
): Promise<R> {
  const [entered, guessed] = await Promise.allSettled([gate(request, { reply, tx }), answerTo(tx, guess)]);
  if (entered.status === 'rejected') throw entered.reason;
  if (entered.value !== guess) return answerTo(tx, entered.value);
  if (guessed.status === 'rejected') throw guessed.reason;
  return guessed.value;
}

export interface ActOptions {
  /** Body or answer hold secrets: nothing of them is kept for a repeated call. */
  secret?: boolean;
  /**
   * Runs before the transaction begins, and holds although that is rolled back. Whoever needs another connection takes it here: with
   * one in hand already, all could wait for each other.
   */
  before?: (scope: Scope, now: string) => Promise<void>;
}

/** A command: one transaction, repeated calls with the same idempotency key have one effect and one answer. */
export function acts<P, Q, B, R>(
  routing: Routing,
  contract: RouteContract<P, Q, B, R>,
  access: Exclude<Access, 'public'>,
  act: (call: Call<P, Q, B>) => Promise<R>,
  { before, secret = false }: ActOptions = {},
): void {
  register(routing, contract, access, async (request, reply) => {
    const call = { key: request.headers['idempotency-key'], route: `${contract.method} ${request.url}`, body: request.body, secret };
    const actAs = async (tx: Tx, scope: Scope, entered?: Promise<void>): Promise<R> => {
      demand(scope, access);
      const input = inputs(contract, request);
      return once(tx, scope, call, async () => {
        await entered;
        return act({ tx, scope, ...input, now: routing.now(), request, reply });
      });
    };
    const guess = before ? undefined : lastScopeOf(request);
    const acted = guess && (await actMeanwhile(routing, { guess, request }, actAs));
    if (acted) return acted.answer;
    const scope = await routing.gate(request, { reply });
    demand(scope, access);
    if (before) {
      inputs(contract, request);
      await before(scope, routing.now());
    }
    return routing.database.write(scope.orgId, (tx) => actAs(tx, scope));
  });
}

const MISTAKEN = Symbol('the caller is not whom he was taken for');

/**
 * The gate's question travels with the beginning of the transaction. The act itself, and whatever is answered, waits for the gate to
 * find the caller to be whom he was taken for, with the very same rights; undefined, and nothing done, when it does not.
 */
async function actMeanwhile<R>(
  { database, now }: Routing,
  { guess, request }: Pick<Guessed, 'guess' | 'request'>,
  actAs: (tx: Tx, scope: Scope, entered: Promise<void>) => Promise<R>,
): Promise<{ answer: R } | undefined> {
  try {
    return await database.write(guess.orgId, async (tx) => {
      const entering = enterMeanwhile(tx, request, now()).then((scope) => {
        if (scope !== guess) throw MISTAKEN;
      });
      const [entered, acted] = await Promise.allSettled([entering, actAs(tx, guess, entering)]);
      if (entered.status === 'rejected') throw entered.reason;
      if (acted.status === 'rejected') throw acted.reason;
      return { answer: acted.value };
    });
  } catch (error) {
    if (error === MISTAKEN) return undefined;
    throw error;
  }
}

/** Before sign-in: limited per address; the handler opens what transactions it needs. */
export function greets<P, Q, B, R>(
  routing: Routing,
  contract: RouteContract<P, Q, B, R>,
  greet: (call: PublicCall<P, Q, B>) => Promise<R>,
  limit: RateLimit = PUBLIC_LIMIT,
): void {
  register(routing, contract, 'public', async (request, reply) => {
    await routing.database.gate((tx) => countCall(tx, `${contract.method} ${contract.path} ${request.ip}`, limit, routing.now()));
    const input = inputs(contract, request);
    return greet({ ...input, now: routing.now(), request, reply });
  });
}

/**
 * A route whose body or answer is not JSON (upload, download, live stream), or whose work lasts longer than a transaction should: it
 * opens its own transactions.
 */
export function streams<P, Q, R>(
  routing: Routing,
  contract: RouteContract<P, Q, undefined, R>,
  access: Exclude<Access, 'public'>,
  handler: (call: Omit<Call<P, Q, undefined>, 'tx' | 'body'>) => Promise<unknown>,
): void {
  register(routing, contract, access, async (request, reply) => {
    const scope = await routing.gate(request);
    demand(scope, access);
    const { params, query } = inputs(contract, request);
    return handler({ scope, params, query, now: routing.now(), request, reply });
  });
}
