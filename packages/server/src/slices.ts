// The one list of what the product is made of: every slice's routes and jobs.

import { activityRoutes } from './activities/routes.ts';
import type { Equipment, JobEquipment } from './equipment.ts';
import { fileRoutes } from './files/routes.ts';
import { homeRoutes } from './home/routes.ts';
import type { Routing } from './http/routing.ts';
import { importJobs } from './imports/jobs.ts';
import { importRoutes } from './imports/routes.ts';
import type { JobHandler } from './jobs/queue.ts';
import { createOpportunity } from './opportunities/createOpportunity.ts';
import { dealRoutes } from './opportunities/dealRoutes.ts';
import { moveOpportunity } from './opportunities/moveOpportunity.ts';
import { opportunityRoutes } from './opportunities/routes.ts';
import { mailJobs } from './outside/mail/delivery.ts';
import { smtpMailer } from './outside/mail/smtp.ts';
import { accountRoutes } from './people/accountRoutes.ts';
import { directoryRoutes } from './people/directoryRoutes.ts';
import { housekeepingJobs } from './people/housekeeping.ts';
import { mailRoutes } from './people/mailRoutes.ts';
import { resetJobs } from './people/resetPassword.ts';
import { sessionRoutes } from './people/sessionRoutes.ts';
import { planRoutes } from './plans/routes.ts';
import { processJobs } from './processes/jobs.ts';
import { replayRoutes } from './processes/replay/routes.ts';
import { processRoutes } from './processes/routes.ts';
import { syncRoutes } from './processes/sync/routes.ts';
import { bulkRoutes } from './records/bulk/routes.ts';
import { bulkJobs } from './records/bulk/runJob.ts';
import { recordRoutes } from './records/recordRoutes.ts';
import { recordSetUpRoutes } from './records/setUpRoutes.ts';
import { riskJobs } from './risks/rounds.ts';
import { riskRoutes } from './risks/routes.ts';
import { settingsRoutes } from './settings/routes.ts';

const OPPORTUNITY_VERBS = { create: createOpportunity, move: moveOpportunity };

export function allRoutes(routing: Routing, equipment: Equipment): void {
  sessionRoutes(routing, equipment);
  accountRoutes(routing, equipment);
  directoryRoutes(routing, equipment);
  mailRoutes(routing, equipment);
  processRoutes(routing);
  replayRoutes(routing, equipment);
  syncRoutes(routing, equipment);
  opportunityRoutes(routing);
  dealRoutes(routing, OPPORTUNITY_VERBS);
  fileRoutes(routing, equipment);
  homeRoutes(routing);
  importRoutes(routing, equipment);
  activityRoutes(routing, equipment);
  recordSetUpRoutes(routing);
  planRoutes(routing, OPPORTUNITY_VERBS);
  riskRoutes(routing, equipment);
  settingsRoutes(routing);
  bulkRoutes(routing, equipment);
  recordRoutes(routing, OPPORTUNITY_VERBS);
}

export function allJobs(equipment: JobEquipment): JobHandler[] {
  return [
    ...mailJobs({ ...equipment, mailer: smtpMailer(equipment.config) }),
    ...resetJobs(equipment),
    ...housekeepingJobs(equipment),
    ...processJobs(equipment),
    ...importJobs({ ...equipment, verbs: OPPORTUNITY_VERBS }),
    ...bulkJobs({ ...equipment, verbs: OPPORTUNITY_VERBS }),
    ...riskJobs(equipment),
  ];
}
