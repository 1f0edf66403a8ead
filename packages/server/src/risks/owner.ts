import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { lookAgain } from './lookAgain.ts';

/** So many in the act itself; the next round sees to the rest. */
const AT_ONCE = 500;

/** Somebody leaves or comes back: what he owns is looked at again. */
export async function lookAgainAtOwner(tx: Tx, ownerId: string, now: string, actorId: string): Promise<void> {
  const marked = await tx.rows<{ id: string }>(sql`
    update opportunities set risk_check_on = '1900-01-01'
    where org_id = ${tx.orgId} and owner_id = ${ownerId} and status = 'open' and deleted_at is null returning id`);
  await lookAgain(
    tx,
    marked.slice(0, AT_ONCE).map((row) => row.id),
    now,
    { actorId },
  );
}
