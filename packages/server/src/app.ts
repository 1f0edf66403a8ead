// The whole server without a port: plug-ins, gates, every slice's routes. Tests inject into it, main.ts lets it listen.
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { pendingMigrations } from './db/migrate.ts';
import type { RouteEntry } from './http/access.ts';
import { answerErrors } from './http/errors.ts';
import { answerHealth, type ReadinessChecks } from './http/health.ts';
import { answerMetrics } from './http/metrics.ts';
import { describeApi } from './http/openapi.ts';
import { servePage } from './http/page.ts';
import { logRequests, requestIdOf } from './http/requestLog.ts';
import type { Routing } from './http/routing.ts';
import { sendSecurityHeaders } from './http/securityHeaders.ts';
import type { Queue } from './jobs/queue.ts';
import { enter } from './people/gate.ts';
import { allRoutes } from './slices.ts';

export interface AppParts {
  config: Config;
  database: Database;
  queue: Queue;
  /** The clock, for tests and the demo world; ISO 8601. */
  now?: () => string;
  logger?: boolean | object;
}

declare module 'fastify' {
  interface FastifyInstance {
    routeEntries: RouteEntry[];
  }
}

export async function buildApp({
  config,
  database,
  queue,
  now = () => new Date().toISOString(),
  logger = false,
}: AppParts): Promise<FastifyInstance> {
  const app = fastify({
    logger,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    forceCloseConnections: 'idle',
    requestIdHeader: false,
    genReqId: requestIdOf,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 2 * 1024 * 1024,
    ajv: { customOptions: { coerceTypes: false } },
  }) as unknown as FastifyInstance;
  app.setValidatorCompiler(() => (value) => ({ value })); // routing.ts checks against the contract itself
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  answerErrors(app);
  logRequests(app);
  answerMetrics(app, database.pool, config.metricsToken);
  answerHealth(app, readiness(database, queue));
  sendSecurityHeaders(app, { secure: config.secureCookies });
  app.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    done();
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: config.maxUploadBytes, files: 20, fields: 50 } });
  await describeApi(app);

  const routing: Routing = {
    app,
    database,
    entries: [],
    now,
    gate: (request, entering) => enter({ database, secureCookies: config.secureCookies }, request, now(), entering),
  };
  app.decorate('routeEntries', routing.entries);
  allRoutes(routing, { config, database, queue, now });
  await servePage(app);
  return app;
}

const readiness = ({ pool }: Database, queue: Queue): ReadinessChecks => ({
  database: async () => {
    await pool.query('select 1');
  },
  migrations: async () => {
    const pending = await pendingMigrations((sql) => pool.query(sql));
    if (pending.length > 0) throw new Error(`not migrated: ${pending.join(', ')}`);
  },
  jobs: async () => {
    if (!(await queue.isUp())) throw new Error('the job queue is down');
  },
});
