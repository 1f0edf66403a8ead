// The competitors on an opportunity and how we stand against each.
import sql from 'sql-template-tag';
import type { RivalShape } from '#domain/opportunities/deal.contract.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { accessRecord } from '../records/recordAccess.ts';
import { currencyOf } from './opportunityRow.ts';

export const MAX_RIVALS = 50;

export async function rivalsOf(tx: Tx, scope: Scope, opportunityId: string): Promise<{ rivals: RivalShape[]; currency: string }> {
  await accessRecord(tx, scope, 'opportunity', opportunityId);
  const rivals = await tx.rows<RivalShape>(sql`
    select r.competitor_id as "competitorId", c.name, r.standing, r.strength, r.weakness, r.answer, r.price,
      r.changed_at as "changedAt", u.name as "changedByName"
    from opportunity_competitors r join competitors c on c.org_id = r.org_id and c.id = r.competitor_id
      join users u on u.org_id = r.org_id and u.id = r.changed_by
    where r.org_id = ${scope.orgId} and r.opportunity_id = ${opportunityId} order by c.pinyin, r.competitor_id limit ${MAX_RIVALS}`);
  return { rivals, currency: await currencyOf(tx, opportunityId) };
}

export type RivalInput = Pick<RivalShape, 'competitorId' | 'standing' | 'strength' | 'weakness' | 'answer' | 'price'> & {
  opportunityId: string;
};

export async function putRival(tx: Tx, scope: Scope, input: RivalInput, now: string): Promise<void> {
  const { opportunityId, competitorId, standing, strength, weakness, answer, price } = input;
  await accessRecord(tx, scope, 'opportunity', opportunityId, 'edit', true);
  const competitor = await tx.first<{ name: string; others: number }>(sql`
    select c.name, (select count(*)::int from opportunity_competitors r
      where r.org_id = c.org_id and r.opportunity_id = ${opportunityId} and r.competitor_id <> c.id) as others
    from competitors c where c.org_id = ${scope.orgId} and c.id = ${competitorId} and c.deleted_at is null`);
  if (!competitor) throw badInput([{ field: 'competitorId', reason: 'notFound' }]);
  if (competitor.others >= MAX_RIVALS) throw badInput([{ field: 'competitorId', reason: 'tooMany' }]);
  await tx.run(sql`
    insert into opportunity_competitors (org_id, opportunity_id, competitor_id, standing, strength, weakness, answer, price, changed_at, changed_by)
    values (${scope.orgId}, ${opportunityId}, ${competitorId}, ${standing}, ${strength}, ${weakness}, ${answer}, ${price}, ${now}, ${scope.userId})
    on conflict (org_id, opportunity_id, competitor_id) do update set standing = excluded.standing, strength = excluded.strength,
      weakness = excluded.weakness, answer = excluded.answer, price = excluded.price, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  await recordEvent(tx, scope, now, {
    kind: 'opportunity.competitorNoted',
    object: 'opportunity',
    recordId: opportunityId,
    data: { competitorId, name: competitor.name, standing },
  });
}

export async function removeRival(
  tx: Tx,
  scope: Scope,
  { opportunityId, competitorId }: { opportunityId: string; competitorId: string },
  now: string,
): Promise<void> {
  await accessRecord(tx, scope, 'opportunity', opportunityId, 'edit', true);
  const removed = await tx.first<{ name: string }>(sql`
    delete from opportunity_competitors r using competitors c
    where r.org_id = ${scope.orgId} and r.opportunity_id = ${opportunityId} and r.competitor_id = ${competitorId}
      and c.org_id = r.org_id and c.id = r.competitor_id returning c.name`);
  if (!removed) throw notFound('competitor on the opportunity');
  await recordEvent(tx, scope, now, {
    kind: 'opportunity.competitorRemoved',
    object: 'opportunity',
    recordId: opportunityId,
    data: { competitorId, name: removed.name },
  });
}
