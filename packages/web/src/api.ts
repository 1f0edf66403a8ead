// One door to the server: every page asks for a contract route and gets its reply or a typed refusal.

import type { ErrorReply, RouteContract } from '#domain/contract.ts';
import { freshId } from './ui/freshId.ts';

type Part<Name extends string, T> = [T] extends [undefined] ? unknown : object extends T ? { [K in Name]?: T } : { [K in Name]: T };
/** What a route needs to be called: its path parameters, query and body, as far as it has them. */
export type CallInput<P, Q, B> = Part<'params', P> & Part<'query', Q> & Part<'body', B>;

type ErrorBody = ErrorReply['error'];

/** An answer other than 2xx. `reasons` are all grounds of a refusal (409, 422, 423), `fields` the inputs that do not fit (400, 422). */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly reasons: NonNullable<ErrorBody['reasons']>;
  readonly fields: NonNullable<ErrorBody['fields']>;
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, body: ErrorBody) {
    super(body.message);
    this.name = 'ApiError';
    this.status = status;
    this.code = body.code;
    this.requestId = body.requestId;
    this.reasons = body.reasons ?? [];
    this.fields = body.fields ?? [];
    this.retryAfterSeconds = body.retryAfterSeconds;
  }
}

export const isRefusal = (error: unknown): error is ApiError => error instanceof ApiError && [409, 422, 423].includes(error.status);
export const isStatus = (error: unknown, status: number): error is ApiError => error instanceof ApiError && error.status === status;

let whenSignedOut: () => void = () => {};
/** Tells the door what to do when the session has ended. */
export function onSignedOut(act: () => void): void {
  whenSignedOut = act;
}

/** Calls a route of the contract. Throws ApiError for refusals and errors, status 0 when the server cannot be reached. */
export async function call<P, Q, B, R>(route: RouteContract<P, Q, B, R>, input: CallInput<P, Q, B>, signal?: AbortSignal): Promise<R> {
  const { params, query, body } = input as { params?: object; query?: object; body?: unknown };
  const request: RequestInit = {
    method: route.method,
    headers: headersFor(route.method, body),
    body: payload(body),
    signal: signal ?? null,
  };
  const response = await fetch(pathOf(route.path, params) + queryOf(query), request).catch(unreachable);
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as R;
  throw await refusalOf(response);
}

/** Calls a route that takes files, as multipart/form-data. */
export function upload<P, Q, R>(
  route: RouteContract<P, Q, undefined, R>,
  input: CallInput<P, Q, undefined>,
  files: readonly File[],
): Promise<R> {
  const body = new FormData();
  for (const file of files) body.append('files', file);
  const { body: _, ...rest } = route;
  return call<P, Q, FormData, R>(rest, { ...(input as object), body } as CallInput<P, Q, FormData>);
}

function headersFor(method: string, body: unknown): Record<string, string> {
  if (method === 'GET') return {};
  const csrf = document.cookie.match(/(?:^|; )winpath_csrf=([^;]*)/)?.[1];
  return {
    ...(body !== undefined && !(body instanceof FormData) && { 'content-type': 'application/json' }),
    ...(csrf && { 'x-csrf-token': decodeURIComponent(csrf) }),
    'idempotency-key': freshId(),
  };
}

const payload = (body: unknown): BodyInit | null => (body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body));

/** `/api/accounts/:id` with `{id}` filled in. */
export function pathOf(path: string, params: object = {}): string {
  const values = params as Record<string, unknown>;
  return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])));
}

/** Lists travel as `a,b`, objects as JSON; what is undefined stays out. */
export function queryOf(query: object = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const text = new URLSearchParams(given.map(([name, value]) => [name, queryText(value)])).toString();
  return text && `?${text}`;
}

const queryText = (value: unknown): string =>
  Array.isArray(value) ? value.join(',') : typeof value === 'object' ? JSON.stringify(value) : String(value);

function unreachable(cause: unknown): never {
  if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
  throw new ApiError(0, { code: 'unreachable', message: 'unreachable', requestId: '' });
}

async function refusalOf(response: Response): Promise<ApiError> {
  const told = (await response.json().catch(() => undefined)) as ErrorReply | undefined;
  const body = told?.error ?? { code: 'unexpected', message: response.statusText, requestId: response.headers.get('x-request-id') ?? '' };
  const error = new ApiError(response.status, body);
  if (error.status === 401 && error.code !== 'invalidCredentials') whenSignedOut();
  return error;
}
