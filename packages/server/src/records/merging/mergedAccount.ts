// Two accounts may stand above one another, however many steps apart. Before what stood below the other comes to stand below the
// survivor, the survivor is taken out from under it: it gets what stands above the other.
import sql from 'sql-template-tag';
import { isUnder } from '#domain/people/organisation.ts';
import type { Tx } from '../../db/database.ts';
import { holdOrder, upFrom } from '../aboveItself.ts';
import type { Pair } from './hanging.ts';

/** Whether an account is another one, or stands below it. */
export const isAccountUnder = async (tx: Tx, aboveId: string, id: string): Promise<boolean> =>
  isUnder(aboveId, id, await upFrom(tx, 'account', 'parent_id', id));

export async function keepAccountsInOrder(tx: Tx, { survivorId, otherId }: Pair): Promise<void> {
  await holdOrder(tx, 'account', 'parent_id');
  if (!(await isAccountUnder(tx, otherId, survivorId))) return;
  await tx.run(sql`
    update accounts r set parent_id = o.parent_id from accounts o
    where r.org_id = ${tx.orgId} and r.id = ${survivorId} and o.org_id = r.org_id and o.id = ${otherId}`);
}
