import type { JobEquipment } from '../equipment.ts';
import { type JobHandler, SILENT_SECONDS } from '../jobs/queue.ts';
import { openFileStore } from '../outside/files/openFileStore.ts';
import type { OpportunityVerbs } from '../records/verbs.ts';
import { RUN_IMPORT, workOnImport } from './importJob.ts';
import { REVERT_IMPORT, workOnRevert } from './revertJob.ts';

/** A job is some thousand rows; the last one links rows of the whole file, and taking back is one job. */
const LONGEST_SECONDS = 3600;

export function importJobs({ config, database, queue, now, verbs }: JobEquipment & { verbs: OpportunityVerbs }): JobHandler[] {
  const parts = { database, queue, now, verbs, store: openFileStore(config.fileStore) };
  const limits = { retryLimit: 5, heartbeatSeconds: SILENT_SECONDS, expireInSeconds: LONGEST_SECONDS };
  return [
    { name: RUN_IMPORT, work: ({ orgId, importId }) => workOnImport(parts, orgId, String(importId)), ...limits },
    { name: REVERT_IMPORT, work: ({ orgId, importId, userId }) => workOnRevert(parts, orgId, String(importId), String(userId)), ...limits },
  ];
}
