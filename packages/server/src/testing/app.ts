// The real app on a real database for one test file, with people who are already signed in.
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { openQueue, type Queue } from '../jobs/queue.ts';
import { closeApp } from '../life/closeApp.ts';
import { CSRF_COOKIE, SESSION_COOKIE } from '../people/cookies.ts';
import { openSession } from '../people/sessions.ts';
import { allJobs } from '../slices.ts';
import { type Company, foundCompany, type PersonKey } from './company.ts';
import { freshDatabase } from './database.ts';

export interface Answer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the route answers
  body: any;
  headers: Record<string, unknown>;
}

export interface Caller {
  get(url: string): Promise<Answer>;
  post(url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  put(url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  patch(url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  delete(url: string, body?: object, headers?: Record<string, string>): Promise<Answer>;
  send(options: InjectOptions): Promise<Answer>;
}

export interface TestApp {
  app: FastifyInstance;
  database: Database;
  queue: Queue;
  home: Company;
  foreign: Company;
  /** A signed-in person of the home company, or of the foreign one. */
  as(person: PersonKey, company?: 'home' | 'foreign'): Promise<Caller>;
  anonymous: Caller;
  /** The cookie header of a signed-in person, for requests over a real port. */
  cookieOf(person: PersonKey): Promise<string>;
  /** Moves the app's clock. */
  setNow(now: string): void;
  close(): Promise<void>;
}

const START = '2026-03-02T02:00:00.000Z';
const CONNECTIONS = 12;
/** As many calls at once leave none of them a second connection. */
export const MORE_THAN_CONNECTIONS = CONNECTIONS * 4;

function caller(app: FastifyInstance, cookies: Record<string, string>, csrf: string): Caller {
  const send = async (options: InjectOptions): Promise<Answer> => {
    const response = await app.inject({ ...options, cookies, headers: { ...(csrf ? { 'x-csrf-token': csrf } : {}), ...options.headers } });
    const isJson = String(response.headers['content-type'] ?? '').includes('json');
    return { status: response.statusCode, body: isJson && response.body ? response.json() : response.body, headers: response.headers };
  };
  const verb = (method: 'POST' | 'PUT' | 'PATCH' | 'DELETE') => (url: string, body?: object, headers?: Record<string, string>) =>
    send({ method, url, ...(body ? { payload: body } : {}), ...(headers ? { headers } : {}) });
  return {
    get: (url) => send({ method: 'GET', url }),
    post: verb('POST'),
    put: verb('PUT'),
    patch: verb('PATCH'),
    delete: verb('DELETE'),
    send,
  };
}

/** `work: true` also runs the job handlers in this process. */
export async function startTestApp(options: { work?: boolean; env?: Record<string, string> } = {}): Promise<TestApp> {
  const fresh = await freshDatabase();
  const database = openDatabase(fresh.url, { max: CONNECTIONS });
  const config = readConfig({ WINPATH_DATA: `/tmp/winpath-files-${process.pid}`, LOG_LEVEL: 'silent', ...options.env });
  let at = START;
  const now = (): string => at;
  const queue: Queue = await openQueue(fresh.url, allJobs({ config, database, now, queue: () => queue }), () => undefined);
  if (options.work) await queue.work();
  const app = await buildApp({ config, database, queue, now });
  const home = await foundCompany(database);
  const foreign = await foundCompany(database, '-foreign');
  const sessionOf = (person: PersonKey, who: Company) =>
    database.unscoped((tx) => openSession(tx, { orgId: who.orgId, userId: who.people[person], ip: '127.0.0.1', userAgent: 'test' }, at));
  return {
    app,
    database,
    queue,
    home,
    foreign,
    cookieOf: async (person) => `${SESSION_COOKIE}=${(await sessionOf(person, home)).token}`,
    as: async (person, company = 'home') => {
      const session = await sessionOf(person, company === 'home' ? home : foreign);
      return caller(app, { [SESSION_COOKIE]: session.token, [CSRF_COOKIE]: session.csrf }, session.csrf);
    },
    anonymous: caller(app, {}, ''),
    setNow: (value) => {
      at = value;
    },
    close: async () => {
      await closeApp(app);
      await queue.stop();
      await database.close();
      await fresh.drop();
    },
  };
}
