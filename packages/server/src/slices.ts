// The one list of what the product is made of: every slice's routes and jobs.

import { activityRoutes } from './activities/routes.ts';
import type { Equipment, JobEquipment } from './equipment.ts';
import { fileRoutes } from './files/routes.ts';
import type { Routing } from './http/routing.ts';
import type { JobHandler } from './jobs/queue.ts';
import { opportunityRoutes } from './opportunities/routes.ts';
import { sessionRoutes } from './people/sessionRoutes.ts';
import { processRoutes } from './processes/routes.ts';

export function allRoutes(routing: Routing, equipment: Equipment): void {
  sessionRoutes(routing, { secureCookies: equipment.config.secureCookies });
  processRoutes(routing);
  opportunityRoutes(routing);
  fileRoutes(routing, equipment);
  activityRoutes(routing, equipment);
}

export function allJobs(_equipment: JobEquipment): JobHandler[] {
  return [];
}
