// How far long work has come: told to the open pages of whoever may see it, not kept. What is kept stands in the work's own row.
import sql from 'sql-template-tag';
import { type FunctionName, mayDo, type Rights } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';

export const PROGRESS_CHANNEL = 'winpath_progress';

/** Who hears of it: those with a right, or one person. */
type Hearers = { right: FunctionName } | { userId: string };

export type Progress = Hearers & {
  object: string;
  recordId: string;
};

/** Heard when the transaction commits. */
export async function tellProgress(tx: Tx, progress: Progress): Promise<void> {
  await tx.run(sql`select pg_notify(${PROGRESS_CHANNEL}, ${JSON.stringify({ ...progress, orgId: tx.orgId })})`);
}

type Hearer = { orgId: string; userId: string; rights: Rights };

export interface HeardProgress {
  orgId: string;
  object: string;
  recordId: string;
  isFor: (hearer: Hearer) => boolean;
}

export function heardProgress(payload: string): HeardProgress {
  const progress = JSON.parse(payload) as Progress & { orgId: string };
  const { object, recordId, orgId } = progress;
  const concerns = (hearer: Hearer): boolean =>
    'right' in progress ? mayDo(hearer.rights, progress.right) : hearer.userId === progress.userId;
  return { orgId, object, recordId, isFor: (hearer) => hearer.orgId === orgId && concerns(hearer) };
}
