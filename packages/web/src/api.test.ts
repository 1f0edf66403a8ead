import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { route } from '#domain/contract.ts';
import { ApiError, call, isRefusal, onSignedOut, pathOf, queryOf } from './api.ts';

const rename = route({
  method: 'PATCH',
  path: '/api/accounts/:id',
  summary: 'Rename',
  params: z.object({ id: z.string() }),
  body: z.object({ name: z.string() }),
  reply: z.object({ name: z.string() }),
});
const input = { params: { id: 'a/1' }, body: { name: '云帆' } };

const answer = (status: number, body: object) => {
  const asked = vi.fn(async (_url: string, _request: RequestInit) => new Response(JSON.stringify(body), { status }));
  vi.stubGlobal('fetch', asked);
  vi.stubGlobal('document', { cookie: 'other=1; winpath_csrf=secret%3D' });
  return asked;
};

const refusal = (status: number, code: string, more: object = {}) =>
  answer(status, { error: { code, message: 'no', requestId: 'r-7', ...more } });

afterEach(() => vi.unstubAllGlobals());

describe('calling a route', () => {
  it('fills the path, sends the body, the CSRF token and a fresh idempotency key', async () => {
    const asked = answer(200, { name: '云帆' });
    expect(await call(rename, input)).toEqual({ name: '云帆' });
    await call(rename, input);
    const [url, request] = asked.mock.calls[0]!;
    expect(url).toBe('/api/accounts/a%2F1');
    expect(request).toMatchObject({ method: 'PATCH', body: '{"name":"云帆"}', headers: { 'x-csrf-token': 'secret=' } });
    const keys = asked.mock.calls.map(([, sent]) => new Headers(sent.headers).get('idempotency-key'));
    expect(new Set(keys).size).toBe(2);
  });

  it.each([409, 422, 423])('turns %i into a refusal with every reason', async (status) => {
    refusal(status, 'refused', { reasons: [{ kind: 'closing' }], fields: [{ field: 'name', reason: 'too long' }] });
    const error = await call(rename, input).catch((thrown: unknown) => thrown);
    expect(isRefusal(error)).toBe(true);
    expect(error).toMatchObject({
      status,
      requestId: 'r-7',
      reasons: [{ kind: 'closing' }],
      fields: [{ field: 'name', reason: 'too long' }],
    });
  });

  it('says when the session has ended, not when a password is wrong', async () => {
    const ended = vi.fn();
    onSignedOut(ended);
    refusal(401, 'invalidCredentials');
    await expect(call(rename, input)).rejects.toBeInstanceOf(ApiError);
    expect(ended).not.toHaveBeenCalled();
    refusal(401, 'notSignedIn');
    await expect(call(rename, input)).rejects.toMatchObject({ status: 401 });
    expect(ended).toHaveBeenCalledOnce();
  });

  it('has an answer when there is none', async () => {
    answer(200, {});
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('fetch failed')));
    await expect(call(rename, input)).rejects.toMatchObject({ status: 0, code: 'unreachable' });
  });

  it('keeps the request number of a failure without a body', async () => {
    answer(200, {});
    vi.stubGlobal('fetch', async () => new Response('bad gateway', { status: 502, headers: { 'x-request-id': 'r-9' } }));
    await expect(call(rename, input)).rejects.toMatchObject({ status: 502, code: 'unexpected', requestId: 'r-9' });
  });
});

it('writes paths and queries', () => {
  expect(pathOf('/api/:object/:id', { object: 'accounts', id: 'ä' })).toBe('/api/accounts/%C3%A4');
  expect(queryOf({ q: '云 帆', columns: ['name', 'amount'], filter: { a: 1 }, cursor: undefined, none: null })).toBe(
    '?q=%E4%BA%91+%E5%B8%86&columns=name%2Camount&filter=%7B%22a%22%3A1%7D',
  );
  expect(queryOf({})).toBe('');
});
