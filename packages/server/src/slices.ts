// The one list of what the product is made of: every slice's routes and jobs.
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Routing } from './http/routing.ts';
import type { JobHandler, Queue } from './jobs/queue.ts';
import { opportunityRoutes } from './opportunities/routes.ts';
import { sessionRoutes } from './people/sessionRoutes.ts';
import { processRoutes } from './processes/routes.ts';

/** What routes and jobs may need beyond a transaction. */
export interface Services {
  config: Config;
  database: Database;
  queue: Queue;
  now: () => string;
}

export function allRoutes(routing: Routing, services: Services): void {
  sessionRoutes(routing, { secureCookies: services.config.secureCookies });
  processRoutes(routing);
  opportunityRoutes(routing);
}

/** `queue` is passed as a function because handlers may enqueue further jobs on the queue being opened. */
export function allJobs(_services: Omit<Services, 'queue'> & { queue: () => Queue }): JobHandler[] {
  return [];
}
