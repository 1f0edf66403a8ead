// What points at a record, and what becomes of it when the record is merged into another: every column of the database that holds an
// account's, a contact's or an opportunity's id has its line here.
import sql, { empty, raw, type Sql } from 'sql-template-tag';
import type { MovedKind } from '#domain/records/merging.contract.ts';
import type { MergeableObject } from '#domain/records/merging.ts';
import type { Tx } from '../../db/database.ts';

export interface Pair {
  object: MergeableObject;
  survivorId: string;
  otherId: string;
}

export interface Hanging {
  /** `table.column`. */
  at: string;
  /**
   * `moves`: hangs on the survivor from then on. `joins`: too, unless the survivor has such a one already, which then stays as it is;
   * the other's then goes when it says `drops`, and is kept with the other otherwise. `copied`: the survivor gets it, the other keeps it. `stays`: it tells of the other's past.
   */
  becomes: 'moves' | 'joins' | 'copied' | 'stays';
  /** Of a joined list: the column that tells its lines apart. */
  by?: string;
  drops?: true;
  /** Told beforehand, so many as are alive. */
  kind?: MovedKind;
  alive?: string;
  /** Further cells of the row that moves. */
  also?: string;
  /** The table holds things of several objects. */
  ofObject?: true;
}

const shared = (at: string, becomes: Hanging['becomes'], more: Partial<Hanging> = {}): Hanging => ({
  at,
  becomes,
  ofObject: true,
  ...more,
});
const own = (at: string, becomes: Hanging['becomes'], more: Partial<Hanging> = {}): Hanging => ({ at, becomes, ...more });

const SHARED: readonly Hanging[] = [
  shared('follow_ups.record_id', 'moves', { kind: 'followUps', alive: 't.deleted_at is null' }),
  shared('follow_up_participants.record_id', 'moves'),
  shared('comments.record_id', 'moves', { kind: 'comments', alive: 't.deleted_at is null' }),
  // what proved a key event of the other proves nothing of the survivor's: it is an ordinary file there
  shared('files.record_id', 'moves', {
    kind: 'files',
    alive: `t.deleted_at is null and t.status = 'live'`,
    also: `, purpose_id = case when t.purpose = 'keyEvent' then null else t.purpose_id end,
      purpose = case when t.purpose = 'keyEvent' then 'attachment' else t.purpose end`,
  }),
  // mergedTeam.ts: the wider access wins, and nobody who saw one of the two loses sight of it
  shared('team_members.record_id', 'copied', { kind: 'team' }),
  shared('follows.record_id', 'joins', { by: 'user_id', drops: true, kind: 'followers' }),
  shared('notices.record_id', 'moves'),
  // the log is never rewritten: the survivor's timeline reads on in the other's
  shared('events.record_id', 'stays'),
  // an import that is taken back deletes what it made: never the survivor because of the other
  shared('import_rows.record_id', 'stays'),
  own('bulk_items.record_id', 'stays'),
];

const moving = { also: ', row_version = t.row_version + 1' };

const OWN: Record<MergeableObject, readonly Hanging[]> = {
  account: [
    // mergedAccount.ts first sees to it that none comes to stand above itself
    own('accounts.parent_id', 'moves', { kind: 'accounts', alive: 't.deleted_at is null', ...moving }),
    own('contacts.account_id', 'moves', { kind: 'contacts', alive: 't.deleted_at is null', ...moving }),
    own('opportunities.account_id', 'moves', { kind: 'opportunities', alive: 't.deleted_at is null', ...moving }),
    own('accounts.merged_into', 'moves'),
  ],
  contact: [
    // mergedContact.ts first sees to it that no chain closes to a circle
    own('opportunity_contacts.reports_to', 'moves'),
    own('opportunity_contacts.contact_id', 'joins', { by: 'opportunity_id', drops: true, kind: 'chains' }),
    own('contacts.merged_into', 'moves'),
  ],
  opportunity: [
    own('opportunity_contacts.opportunity_id', 'joins', { by: 'contact_id', kind: 'chain' }),
    own('opportunity_competitors.opportunity_id', 'joins', { by: 'competitor_id', kind: 'competitors' }),
    own('opportunity_products.opportunity_id', 'joins', { by: 'product_id', kind: 'products' }),
    own('opportunities.merged_into', 'moves'),
    // the survivor goes on in its own process: these say how far the other had come
    own('completed_key_events.opportunity_id', 'stays'),
    own('stage_visits.opportunity_id', 'stays'),
    own('stage_approvals.opportunity_id', 'stays'),
    own('stage_plans.opportunity_id', 'stays'),
    own('risk_memories.opportunity_id', 'stays'),
    own('risk_signals.opportunity_id', 'stays'),
    own('risk_letters.opportunity_id', 'stays'),
    own('node_dues.opportunity_id', 'stays'),
    own('process_sync_items.opportunity_id', 'stays'),
    own('process_replay_findings.opportunity_id', 'stays'),
    // kept by a trigger: a deleted record has no line
    own('opportunity_names.opportunity_id', 'stays'),
  ],
};

export const hangingOn = (object: MergeableObject): readonly Hanging[] => [...SHARED, ...OWN[object]];

const partsOf = ({ at }: Hanging): [table: Sql, column: Sql] => at.split('.').map((part) => raw(part)) as [Sql, Sql];

const onOther = (hanging: Hanging, { object, otherId }: Pair): Sql => {
  const [, column] = partsOf(hanging);
  return sql`t.${column} = ${otherId}::uuid ${hanging.ofObject ? sql`and t.object = ${object}::text` : empty}`;
};

/** Whether the survivor has no such line yet. */
function isNew(hanging: Hanging, { object, survivorId }: Pair): Sql {
  if (hanging.becomes !== 'joins') return empty;
  const [table, column] = partsOf(hanging);
  const by = raw(hanging.by!);
  return sql`and not exists (select from ${table} x where x.org_id = t.org_id and x.${column} = ${survivorId}::uuid and x.${by} = t.${by}
    ${hanging.ofObject ? sql`and x.object = ${object}::text` : empty})`;
}

/** Lets everything that moves hang on the survivor. */
export async function moveHanging(tx: Tx, pair: Pair): Promise<void> {
  for (const hanging of hangingOn(pair.object)) {
    if (hanging.becomes !== 'moves' && hanging.becomes !== 'joins') continue;
    const [table, column] = partsOf(hanging);
    await tx.run(sql`
      update ${table} t set ${column} = ${pair.survivorId}::uuid ${raw(hanging.also ?? '')}
      where t.org_id = ${tx.orgId}::uuid and ${onOther(hanging, pair)} ${isNew(hanging, pair)}`);
    if (hanging.drops) await tx.run(sql`delete from ${table} t where t.org_id = ${tx.orgId}::uuid and ${onOther(hanging, pair)}`);
  }
}

/** How much of each kind would move; kinds of which there is nothing are left out. */
export async function countMoving(tx: Tx, pair: Pair): Promise<{ kind: MovedKind; count: number }[]> {
  const counted = hangingOn(pair.object).filter((hanging) => hanging.kind);
  const counts = await Promise.all(
    counted.map((hanging) => {
      const [table] = partsOf(hanging);
      return tx.first<{ count: number }>(sql`
        select count(*)::int as count from ${table} t
        where t.org_id = ${tx.orgId}::uuid and ${onOther(hanging, pair)} and ${raw(hanging.alive ?? 'true')} ${isNew(hanging, pair)}`);
    }),
  );
  return counted.map(({ kind }, at) => ({ kind: kind!, count: counts[at]?.count ?? 0 })).filter(({ count }) => count > 0);
}
