// The products of an opportunity. Their prices tell its amount, so they are kept from whom the amount is kept.
import sql from 'sql-template-tag';
import type { DealLineShape } from '#domain/opportunities/deal.contract.ts';
import { type DealLine, dealSum, lineSum, MAX_LINES } from '#domain/opportunities/dealProducts.ts';
import { fieldLevel } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, forbidden, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { changeRecord } from '../records/changeRecord.ts';
import { accessRecord } from '../records/recordAccess.ts';
import type { OpportunityVerbs } from '../records/verbs.ts';
import { currencyOf } from './opportunityRow.ts';
import { tellsAmount } from './told.ts';

type Row = Pick<DealLineShape, 'productId' | 'name' | 'code' | 'unit'> & DealLine;

async function linesOf(tx: Tx, opportunityId: string): Promise<Row[]> {
  return tx.rows<Row>(sql`
    select l.product_id as "productId", p.name, coalesce(p.code, '') as code, coalesce(p.unit, '') as unit, l.quantity, l.unit_price as "unitPrice", l.discount
    from opportunity_products l join products p on p.org_id = l.org_id and p.id = l.product_id
    where l.org_id = ${tx.orgId} and l.opportunity_id = ${opportunityId} order by l.added_at, l.product_id limit ${MAX_LINES}`);
}

export async function dealProductsOf(
  tx: Tx,
  scope: Scope,
  opportunityId: string,
): Promise<{ lines: DealLineShape[]; sum: number | null; currency: string }> {
  await accessRecord(tx, scope, 'opportunity', opportunityId);
  const lines = await linesOf(tx, opportunityId);
  const currency = await currencyOf(tx, opportunityId);
  if (!tellsAmount(scope)) return { lines: lines.map((line) => ({ ...line, ...NO_PRICE })), sum: null, currency };
  return { lines: lines.map((line) => ({ ...line, sum: lineSum(line) })), sum: dealSum(lines), currency };
}

const NO_PRICE = { unitPrice: null, discount: null, sum: null };

/** Setting a price is setting a part of the amount: the same right. */
function refuseWithoutPrices(scope: Scope): void {
  if (fieldLevel(scope.rights, 'opportunity', 'amount') !== 'edit') throw forbidden('You may not change the amount of this opportunity.');
}

export async function putDealProduct(
  tx: Tx,
  scope: Scope,
  input: DealLine & { opportunityId: string; productId: string },
  now: string,
): Promise<void> {
  const { opportunityId, productId, quantity, unitPrice, discount } = input;
  await accessRecord(tx, scope, 'opportunity', opportunityId, 'edit', true);
  refuseWithoutPrices(scope);
  const others = (await linesOf(tx, opportunityId)).filter((line) => line.productId !== productId);
  if (others.length >= MAX_LINES) throw badInput([{ field: 'productId', reason: 'tooMany' }]);
  if (dealSum([...others, input]) === null) throw badInput([{ field: 'unitPrice', reason: 'tooLarge' }]);
  const product = await tx.first<{ name: string }>(
    sql`select name from products where org_id = ${scope.orgId} and id = ${productId} and deleted_at is null`,
  );
  if (!product) throw badInput([{ field: 'productId', reason: 'notFound' }]);
  await tx.run(sql`
    insert into opportunity_products (org_id, opportunity_id, product_id, quantity, unit_price, discount, added_at, changed_at, changed_by)
    values (${scope.orgId}, ${opportunityId}, ${productId}, ${quantity}, ${unitPrice}, ${discount}, ${now}, ${now}, ${scope.userId})
    on conflict (org_id, opportunity_id, product_id) do update set quantity = excluded.quantity, unit_price = excluded.unit_price,
      discount = excluded.discount, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  await recordEvent(tx, scope, now, {
    kind: 'opportunity.productPlaced',
    object: 'opportunity',
    recordId: opportunityId,
    data: { productId, name: product.name, quantity },
  });
}

export async function removeDealProduct(
  tx: Tx,
  scope: Scope,
  { opportunityId, productId }: { opportunityId: string; productId: string },
  now: string,
): Promise<void> {
  await accessRecord(tx, scope, 'opportunity', opportunityId, 'edit', true);
  refuseWithoutPrices(scope);
  const removed = await tx.first<{ name: string }>(sql`
    delete from opportunity_products l using products p
    where l.org_id = ${scope.orgId} and l.opportunity_id = ${opportunityId} and l.product_id = ${productId}
      and p.org_id = l.org_id and p.id = l.product_id returning p.name`);
  if (!removed) throw notFound('product on the opportunity');
  await recordEvent(tx, scope, now, {
    kind: 'opportunity.productRemoved',
    object: 'opportunity',
    recordId: opportunityId,
    data: { productId, name: removed.name },
  });
}

/** The sum becomes the amount by the ordinary change of a record: its rights, its locks, its event. */
export async function takeProductSum(
  tx: Tx,
  scope: Scope,
  opportunityId: string,
  verbs: OpportunityVerbs,
  now: string,
): Promise<{ amount: number }> {
  await accessRecord(tx, scope, 'opportunity', opportunityId, 'edit', true);
  const lines = await linesOf(tx, opportunityId);
  const amount = dealSum(lines);
  if (lines.length === 0 || amount === null) throw badInput([{ field: 'from', reason: lines.length === 0 ? 'noProducts' : 'tooLarge' }]);
  await changeRecord(tx, scope, 'opportunity', { id: opportunityId, values: { amount } }, verbs, now);
  return { amount };
}
