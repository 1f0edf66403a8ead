import type { JobEquipment } from '../equipment.ts';
import { type JobHandler, SILENT_SECONDS } from '../jobs/queue.ts';
import { RUN_REPLAY } from './replay/replayed.ts';
import { workOnReplay } from './replay/replayJob.ts';
import { RUN_SYNC, workOnSync } from './sync/syncJob.ts';

/** A job is done in seconds, unless it has to wait for many locked opportunities one after the other. */
const LONGEST_SECONDS = 3_600;
const limits = { retryLimit: 10, heartbeatSeconds: SILENT_SECONDS, expireInSeconds: LONGEST_SECONDS };

export const processJobs = (parts: JobEquipment): JobHandler[] => [
  { name: RUN_SYNC, work: ({ orgId, syncId }) => workOnSync(parts, orgId, String(syncId)), ...limits },
  { name: RUN_REPLAY, work: ({ orgId, replayId }) => workOnReplay(parts, orgId, String(replayId)), ...limits },
];
