import type { JobEquipment } from '../equipment.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { RUN_REPLAY } from './replay/replayed.ts';
import { workOnReplay } from './replay/replayJob.ts';
import { RUN_SYNC, workOnSync } from './sync/syncJob.ts';

/** A job is done in seconds: one that is silent for longer was killed, and the queue gives it to another worker. */
const SILENT_SECONDS = 60;

export const processJobs = (parts: JobEquipment): JobHandler[] => [
  {
    name: RUN_SYNC,
    work: ({ orgId, syncId }) => workOnSync(parts, orgId, String(syncId)),
    retryLimit: 10,
    expireInSeconds: SILENT_SECONDS,
  },
  {
    name: RUN_REPLAY,
    work: ({ orgId, replayId }) => workOnReplay(parts, orgId, String(replayId)),
    retryLimit: 10,
    expireInSeconds: SILENT_SECONDS,
  },
];
