import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Queue } from './jobs/queue.ts';

/** What routes and jobs may need beyond a transaction. */
export interface Equipment {
  config: Config;
  database: Database;
  queue: Queue;
  now: () => string;
}

/** The same for jobs: the queue is a function because a handler may enqueue on the queue that is being opened. */
export type JobEquipment = Omit<Equipment, 'queue'> & { queue: () => Queue };
