// The first two beats of an act that writes the opportunity: locked, with the facts of its process and what plan and risk look at.
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { type Gathered, gather } from '../risks/gather.ts';
import { groundOf } from '../risks/ground.ts';
import { type ProcessSituation, type SituationOptions, situationOf } from './lockForProcess.ts';

export interface LockedSituation extends ProcessSituation {
  /** What plan and risk look at, as it stands before the act. */
  standing: Gathered;
}

export async function lockToAct(tx: Tx, scope: Scope, id: string, options: Omit<SituationOptions, 'lock'>): Promise<LockedSituation> {
  // the lock goes first on the connection; what the others read stands still
  const [situation, [standing]] = await Promise.all([
    situationOf(tx, scope, id, { ...options, lock: true }),
    gather(tx, [id]),
    groundOf(tx, scope),
  ]);
  return { ...situation, standing: standing! };
}
