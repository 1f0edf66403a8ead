import type { JobEquipment } from '../equipment.ts';
import type { JobHandler } from '../jobs/queue.ts';
import { openFileStore } from '../outside/files/openFileStore.ts';
import type { OpportunityVerbs } from '../records/verbs.ts';
import { RUN_IMPORT, workOnImport } from './importJob.ts';
import { REVERT_IMPORT, workOnRevert } from './revertJob.ts';

/** A job of some thousand rows is done in seconds: one that is silent for longer was killed, and the queue gives it to another worker. */
const SILENT_SECONDS = 180;

export function importJobs({ config, database, queue, now, verbs }: JobEquipment & { verbs: OpportunityVerbs }): JobHandler[] {
  const parts = { database, queue, now, verbs, store: openFileStore(config.fileStore) };
  return [
    {
      name: RUN_IMPORT,
      work: ({ orgId, importId }) => workOnImport(parts, orgId, String(importId)),
      retryLimit: 5,
      expireInSeconds: SILENT_SECONDS,
    },
    { name: REVERT_IMPORT, work: ({ orgId, importId }) => workOnRevert(parts, orgId, String(importId)), retryLimit: 5 },
  ];
}
