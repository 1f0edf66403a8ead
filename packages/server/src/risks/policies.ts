// Thresholds of the organisation and of business types with their own.
import sql from 'sql-template-tag';
import { DEFAULT_RISK_POLICY, type RiskPolicy } from '#domain/processes/riskPolicy.ts';
import type { PolicyRow } from '#domain/processes/risks.contract.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { conflict } from '../http/refusals.ts';
import type { Queue } from '../jobs/queue.ts';
import { bumpPeopleRevision } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';
import { businessTypeOf } from '../processes/queries.ts';
import { ROUND } from './roundName.ts';

/** Stands for every business type without its own. */
const EVERY_TYPE = '00000000-0000-0000-0000-000000000000';

/** The policy of each business type. */
export async function policiesOf(tx: Tx): Promise<(businessTypeId: string) => RiskPolicy> {
  const rows = await tx.prepared<{ businessTypeId: string; policy: RiskPolicy }>(
    sql`select business_type_id as "businessTypeId", policy from risk_policies where org_id = ${tx.orgId}`,
  );
  const byType = new Map(rows.map((row) => [row.businessTypeId, { ...DEFAULT_RISK_POLICY, ...row.policy }]));
  return (businessTypeId) => byType.get(businessTypeId) ?? byType.get(EVERY_TYPE) ?? DEFAULT_RISK_POLICY;
}

export async function listPolicies(tx: Tx): Promise<{ policies: PolicyRow[] }> {
  const rows = await tx.rows<PolicyRow>(sql`
    select nullif(business_type_id, ${EVERY_TYPE}::uuid) as "businessTypeId", policy, row_version as "rowVersion"
    from risk_policies where org_id = ${tx.orgId} order by business_type_id limit 501`);
  const everywhere = rows.some((row) => row.businessTypeId === null);
  return {
    policies: everywhere ? rows : [{ businessTypeId: null, policy: plain(DEFAULT_RISK_POLICY), rowVersion: 0 }, ...rows],
  };
}

const plain = (policy: RiskPolicy): PolicyRow['policy'] => ({
  ...policy,
  off: [...policy.off],
  tellOwner: [...policy.tellOwner],
  tellManager: [...policy.tellManager],
});

export interface PolicyInput {
  businessTypeId: string | null;
  policy: PolicyRow['policy'];
  rowVersion?: number | undefined;
}

/** Every open opportunity is looked at again by the next round; what that finds is not told to anybody. */
export async function putPolicy(tx: Tx, scope: Scope, queue: Queue, input: PolicyInput, now: string): Promise<{ policies: PolicyRow[] }> {
  if (input.businessTypeId) await businessTypeOf(tx, input.businessTypeId);
  const type = input.businessTypeId ?? EVERY_TYPE;
  const before = await tx.first<{ rowVersion: number }>(sql`
    select row_version as "rowVersion" from risk_policies where org_id = ${scope.orgId} and business_type_id = ${type} for update`);
  if (input.rowVersion !== undefined && input.rowVersion !== (before?.rowVersion ?? 0))
    throw conflict('stale', 'Somebody has changed these thresholds meanwhile.');
  await tx.run(sql`
    insert into risk_policies as p (org_id, business_type_id, policy, changed_at, changed_by)
    values (${scope.orgId}, ${type}, ${JSON.stringify(input.policy)}, ${now}, ${scope.userId})
    on conflict (org_id, business_type_id) do update set policy = excluded.policy, row_version = p.row_version + 1,
      changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  await afterChange(tx, scope, queue, { riskPolicy: input.businessTypeId ?? 'organisation' }, now);
  return listPolicies(tx);
}

/** The business type follows the organisation again. */
export async function dropPolicy(tx: Tx, scope: Scope, queue: Queue, businessTypeId: string, now: string): Promise<void> {
  await businessTypeOf(tx, businessTypeId);
  const gone = await tx.run(sql`delete from risk_policies where org_id = ${scope.orgId} and business_type_id = ${businessTypeId}`);
  if (gone > 0) await afterChange(tx, scope, queue, { riskPolicy: businessTypeId, dropped: true }, now);
}

async function afterChange(tx: Tx, scope: Scope, queue: Queue, changed: object, now: string): Promise<void> {
  await tx.run(sql`
    insert into risk_rounds as r (org_id, pass_after, seq) values (${scope.orgId}, ${EVERY_TYPE}, (select coalesce(max(seq), 0) from events where org_id = ${scope.orgId}))
    on conflict (org_id) do update set pass_after = excluded.pass_after`);
  await bumpPeopleRevision(tx); // what was read for a scope is read anew
  await queue.enqueue(tx, ROUND, { orgId: scope.orgId });
  await recordEvent(tx, scope, now, { kind: 'organisation.changed', object: 'organisation', recordId: scope.orgId, data: { changed } });
}
