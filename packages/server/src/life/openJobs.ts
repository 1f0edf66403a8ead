// The job queue with every slice's handlers, for the server and for separate workers alike.
import { type Config, clockOf } from '../config.ts';
import type { Database } from '../db/database.ts';
import { openQueue, type Queue } from '../jobs/queue.ts';
import { allJobs } from '../slices.ts';

export async function openJobs(config: Config, database: Database, signal: AbortSignal): Promise<Queue> {
  const opened: { queue?: Queue } = {};
  const queue = (): Queue => {
    if (!opened.queue) throw new Error('the queue is not open yet');
    return opened.queue;
  };
  const handlers = allJobs({ config, database, queue, now: clockOf(config) });
  opened.queue = await openQueue(database.connectionString, handlers, (error) => {
    if (!signal.aborted) console.error(`任务队列 · job queue: ${error instanceof Error ? error.message : error}`);
  });
  return opened.queue;
}
