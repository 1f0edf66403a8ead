// The timeline says when a risk began and when it was over. What is missing every other hour, the next step, would only be noise there.
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import type { Looked } from './look.ts';
import type { BegunSignal } from './write.ts';

const QUIET = 'no_next_step';

/** One event per opportunity. The act that was the reason has told the listeners already, and a round at night tells nobody. */
export async function recordRiskEvents(tx: Tx, looked: readonly Looked[], fresh: readonly BegunSignal[], now: string): Promise<void> {
  const rows = looked.flatMap(({ row, look }) => {
    const begun = fresh.filter((signal) => signal.opportunityId === row.id).map((signal) => signal.kind);
    const ended = look.ended.map((signal) => signal.kind);
    const data = { begun: begun.filter((kind) => kind !== QUIET), ended: ended.filter((kind) => kind !== QUIET) };
    return data.begun.length + data.ended.length === 0 ? [] : [{ id: newId(), recordId: row.id, data }];
  });
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into events (org_id, id, at, actor_id, kind, object, record_id, data)
    select ${tx.orgId}, e.id, ${now}, null, 'opportunity.riskChanged', 'opportunity', e."recordId", e.data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, "recordId" uuid, data jsonb)`);
}
