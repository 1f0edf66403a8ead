// How far long work has come: told to the open pages of whoever may see it, not kept. What is kept stands in the work's own row.
import sql from 'sql-template-tag';
import type { FunctionName } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';

export const PROGRESS_CHANNEL = 'winpath_progress';

export interface Progress {
  /** The right one needs to hear of it. */
  right: FunctionName;
  object: string;
  recordId: string;
}

/** Heard when the transaction commits. */
export async function tellProgress(tx: Tx, { right, object, recordId }: Progress): Promise<void> {
  await tx.run(sql`select pg_notify(${PROGRESS_CHANNEL}, ${[tx.orgId, right, object, recordId].join(':')})`);
}

export function heardProgress(payload: string): Progress & { orgId: string } {
  const [orgId = '', right = '', object = '', recordId = ''] = payload.split(':');
  return { orgId, right: right as FunctionName, object, recordId };
}
