// Fills a route's path and sends it as one person, or as nobody.
import type { FastifyInstance } from 'fastify';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { CSRF_COOKIE, SESSION_COOKIE } from '../../people/cookies.ts';
import { multipart } from '../multipart.ts';
import type { CallOn, CallOnRecord } from './expectation.ts';
import type { Actor, MatrixRecord, World } from './world.ts';

export interface MatrixCall {
  params: Record<string, string>;
  query?: Record<string, string> | undefined;
  body?: object | undefined;
  upload?: boolean | undefined;
}

export const callOn = ({ path, at, query, body, upload }: CallOn, world: World): MatrixCall => ({
  params: { ...path?.(world), ...at?.(world) },
  query: query?.(world),
  body: body?.(world),
  upload,
});

export const callOnRecord = ({ at, query, body, upload }: CallOnRecord, record: MatrixRecord, world: World): MatrixCall => ({
  params: { object: OBJECT_DESCRIPTORS[record.object].path, id: record.id, ...at?.(record, world) },
  query: query?.(record, world),
  body: body?.(record, world),
  upload,
});

/** The status and body of `METHOD /path`. */
export async function send(app: FastifyInstance, route: string, { params, query, body, upload }: MatrixCall, actor?: Actor) {
  const [method, path] = route.split(' ') as ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string];
  const url = path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? `missing-${name}`);
  const sent = upload ? multipart([['a.txt', Buffer.from('x')]]) : body ? { payload: body } : {};
  const response = await app.inject({
    method,
    url,
    ...(query && { query }),
    ...sent,
    headers: { ...('headers' in sent ? sent.headers : {}), ...(actor && { 'x-csrf-token': actor.csrf }) },
    cookies: actor ? { [SESSION_COOKIE]: actor.token, [CSRF_COOKIE]: actor.csrf } : {},
  });
  return { status: response.statusCode, text: response.body };
}
