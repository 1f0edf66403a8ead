// A job that goes over many records waits for one of them only so long: whoever is at it now goes first, and the job carries on.
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';

const LONGEST_WAIT = '3s';

/** Until the end of the transaction. */
export async function waitBriefly(tx: Tx): Promise<void> {
  await tx.run(sql`select set_config('lock_timeout', ${LONGEST_WAIT}, true)`);
}
