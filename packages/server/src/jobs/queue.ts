// The job queue (pg-boss, in the same PostgreSQL). A job is enqueued in the transaction of the act that wants it:
// no act, no job. Handlers run in the server process or in separate workers.
import { PgBoss } from 'pg-boss';
import type { Tx } from '../db/database.ts';

export interface JobPayload {
  orgId: string;
  [key: string]: unknown;
}

export interface JobHandler {
  name: string;
  /** Runs one job; throwing lets the queue try again. */
  work: (payload: JobPayload) => Promise<void>;
  retryLimit?: number;
  /** A recurring job: cron line, UTC. */
  cron?: string;
  /** Jobs of this name at the same time in one process. */
  concurrency?: number;
  expireInSeconds?: number;
  /** A worker at this job says so often; when it has been silent this long (at least 10), it was killed and the job is given to another. */
  heartbeatSeconds?: number;
}

/** For long jobs: a worker that is silent for so long was killed, and another goes on where it stopped. The least the queue allows. */
export const SILENT_SECONDS = 10;

/** How often the queue looks for jobs whose worker is gone. */
const WATCH = { superviseIntervalSeconds: 10, monitorIntervalSeconds: 10 };

export interface EnqueueOptions {
  startAfterSeconds?: number;
}

export interface Queue {
  enqueue(tx: Tx, name: string, payload: JobPayload, options?: EnqueueOptions): Promise<void>;
  /** Starts working in this process. */
  work(): Promise<void>;
  isUp(): Promise<boolean>;
  stop(): Promise<void>;
}

/** Opens the queue and makes sure every handler's queue exists; nothing is worked until `work()`. */
export async function openQueue(
  connectionString: string,
  handlers: readonly JobHandler[],
  onError: (error: unknown) => void,
): Promise<Queue> {
  const boss = new PgBoss({ connectionString, application_name: 'winpath jobs', max: 4, useListenNotify: true, ...WATCH });
  boss.on('error', onError);
  await boss.start();
  for (const handler of handlers) {
    const options = {
      notify: true,
      retryLimit: handler.retryLimit ?? 3,
      retryBackoff: true,
      expireInSeconds: handler.expireInSeconds ?? 900,
      ...(handler.heartbeatSeconds && { heartbeatSeconds: handler.heartbeatSeconds }),
    };
    if (await boss.getQueue(handler.name)) await boss.updateQueue(handler.name, options);
    else await boss.createQueue(handler.name, options);
    if (handler.cron) await boss.schedule(handler.name, handler.cron);
  }
  return {
    enqueue: async (tx, name, payload, options = {}) => {
      await boss.send(name, payload, {
        ...(options.startAfterSeconds ? { startAfter: options.startAfterSeconds } : {}),
        db: { executeSql: (text, values) => tx.client.query(text, values) },
      });
    },
    work: async () => {
      for (const handler of handlers) for (let nth = 0; nth < (handler.concurrency ?? 1); nth++) await startWorker(boss, handler);
    },
    isUp: async () => (await boss.schemaVersion()) !== null,
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
  };
}

/** Two calls that come while a worker is at a job wake it once. It looks again after each job, so that none is left waiting for a third. */
async function startWorker(boss: PgBoss, handler: JobHandler): Promise<void> {
  let id = '';
  id = await boss.work<JobPayload>(handler.name, { batchSize: 1 }, async ([job]) => {
    try {
      await handler.work(job?.data ?? { orgId: '' });
    } finally {
      boss.notifyWorker(id);
    }
  });
}
