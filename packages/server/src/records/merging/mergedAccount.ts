// Two accounts may stand above one another, however many steps apart. Before what stood below the other comes to stand below the
// survivor, the survivor is taken out from under it: it gets what stands above the other.
import sql from 'sql-template-tag';
import type { Tx } from '../../db/database.ts';
import type { Pair } from './hanging.ts';

/** Ids above an account, nearest first; itself is not among them unless there is a circle. */
export async function accountsAbove(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    with recursive up (id, step) as (
      select r.parent_id, 1 from accounts r where r.org_id = ${tx.orgId} and r.id = ${id} and r.parent_id is not null
      union select r.parent_id, up.step + 1 from accounts r join up on r.id = up.id
        where r.org_id = ${tx.orgId} and r.parent_id is not null and up.step < 100)
    select id from up order by step`);
  return rows.map((row) => row.id);
}

export async function keepAccountsInOrder(tx: Tx, { survivorId, otherId }: Pair): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`account.parent_id.${tx.orgId}`}, 0))`);
  if (!(await accountsAbove(tx, survivorId)).includes(otherId)) return;
  await tx.run(sql`
    update accounts r set parent_id = o.parent_id from accounts o
    where r.org_id = ${tx.orgId} and r.id = ${survivorId} and o.org_id = r.org_id and o.id = ${otherId}`);
}
