// The two records of a merge, side by side, as the rule wants to see them.
import sql, { type Sql } from 'sql-template-tag';
import { MAX_LINES } from '#domain/opportunities/dealProducts.ts';
import { MAX_MEMBERS } from '#domain/opportunities/decisionChain.ts';
import type { CallerField } from '#domain/records/field.ts';
import { differs, isChoosable, type MergeableObject, type MergeSide, type MergeSituation, type Overfull } from '#domain/records/merging.ts';
import type { RecordValues } from '#domain/records/values.ts';
import type { Tx } from '../../db/database.ts';
import { MAX_RIVALS } from '../../opportunities/competition.ts';
import type { Scope } from '../../people/scope.ts';
import { callerFields } from '../callerFields.ts';
import { rawValue } from '../columns.ts';
import { type FoundRow, findRecord, notThere } from '../openRecord.ts';
import { changeProblems } from '../prepareRecord.ts';
import type { Pair } from './hanging.ts';
import { isAccountUnder } from './mergedAccount.ts';

interface Facts {
  held: boolean;
  status: MergeSide['status'];
  pricedLines: number;
  /** Null of an object nobody owns. */
  owner: string | null;
}
export type MetRow = FoundRow & Facts;

export interface Met {
  situation: MergeSituation;
  fields: readonly CallerField[];
  survivor: MetRow;
  other: MetRow;
}

const WITHOUT_PROCESS = sql`, false as held, null as status, 0 as "pricedLines", r.owner_id as owner`;
const FACTS: Record<MergeableObject, Sql> = {
  account: WITHOUT_PROCESS,
  contact: WITHOUT_PROCESS,
  opportunity: sql`, r.status as status, r.owner_id as owner,
    exists (select from stage_approvals a where a.org_id = r.org_id and a.opportunity_id = r.id and a.state = 'pending') as held,
    (select count(*)::int from opportunity_products l where l.org_id = r.org_id and l.opportunity_id = r.id)
      + (select count(*)::int from opportunity_competitors c where c.org_id = r.org_id and c.opportunity_id = r.id and c.price is not null)
      as "pricedLines"`,
};

interface Meeting extends Pair {
  lock: boolean;
  seen: MergeSituation['seen'];
}

/** 404 when one of them cannot be seen, 410 when it has been merged. Locked in the order of their ids: two who merge at once queue up. */
export async function meetBoth(tx: Tx, scope: Scope, { lock, seen, ...pair }: Meeting): Promise<Met> {
  const { object, survivorId, otherId } = pair;
  const fields = await callerFields(tx, scope, object);
  const rows = new Map<string, MetRow>();
  for (const id of [...new Set([survivorId, otherId])].sort()) {
    const row = await findRecord<Facts>(tx, scope, { object, id, fields, lock, also: FACTS[object] });
    if (row) rows.set(id, row);
  }
  for (const id of [survivorId, otherId]) if (!rows.has(id)) throw await notThere(tx, scope, object, id);
  const [survivor, other] = [rows.get(survivorId)!, rows.get(otherId)!];
  const values = { survivor: valuesOf(survivor, fields), other: valuesOf(other, fields) };
  const situation: MergeSituation = {
    ...{ object, fields, values, seen },
    survivor: sideOf(survivor),
    other: sideOf(other),
    stuck: await stuckOf(tx, scope, { pair, fields, values }),
    overfull: object === 'opportunity' ? await overfullOf(tx, pair) : [],
  };
  return { situation, fields, survivor, other };
}

const valuesOf = (row: MetRow, fields: readonly CallerField[]): RecordValues =>
  Object.fromEntries(fields.map((field) => [field.key, rawValue(row, field)]));

const sideOf = ({ id, mayEdit, mayDelete, mayAssign, held, status, pricedLines, rowVersion }: MetRow): MergeSide => ({
  ...{ id, mayEdit, mayDelete, mayAssign, held, status, pricedLines, rowVersion },
});

interface Compared {
  pair: Pair;
  fields: readonly CallerField[];
  values: MergeSituation['values'];
}

/** Values that were good for the other and would not be for the survivor: asked the way any change is. */
async function stuckOf(tx: Tx, scope: Scope, { pair, fields, values }: Compared): Promise<string[]> {
  const wanted = fields.filter((field) => isChoosable(field) && differs({ values }, field.key) && values.other[field.key] !== null);
  const asked = Object.fromEntries(wanted.map(({ key }) => [key, values.other[key]]));
  const problems = await changeProblems(tx, scope, fields, asked);
  const stuck = problems.map(({ field }) => field);
  const above = asked.parentId;
  if (pair.object === 'account' && typeof above === 'string' && (await isAccountUnder(tx, pair.survivorId, above))) stuck.push('parentId');
  return [...new Set(stuck)];
}

const LISTS: { what: Overfull['what']; most: number; of: Sql }[] = [
  { what: 'products', most: MAX_LINES, of: sql`select distinct product_id from opportunity_products` },
  { what: 'competitors', most: MAX_RIVALS, of: sql`select distinct competitor_id from opportunity_competitors` },
  { what: 'chain', most: MAX_MEMBERS, of: sql`select distinct contact_id from opportunity_contacts` },
];

async function overfullOf(tx: Tx, { survivorId, otherId }: Pair): Promise<Overfull[]> {
  const overfull: Overfull[] = [];
  for (const { what, most, of } of LISTS) {
    const both = sql`${of} where org_id = ${tx.orgId} and opportunity_id = any(${[survivorId, otherId]}::uuid[])`;
    const found = await tx.first<{ count: number }>(sql`select count(*)::int as count from (${both}) l`);
    if (found && found.count > most) overfull.push({ what, most });
  }
  return overfull;
}
