import sql, { join } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { AmountHolder } from '#domain/settings/currencyChange.ts';
import type { Tx } from '../db/database.ts';
import { tableOf } from '../records/columns.ts';

/** What holds amounts in the organisation's currency, deleted records included. */
export async function amountHolders(tx: Tx): Promise<AmountHolder[]> {
  const found = (await tx.first<Record<'opportunity' | 'product' | 'account', boolean>>(sql`
    select exists (select from opportunities where org_id = ${tx.orgId}) as opportunity,
      exists (select from products where org_id = ${tx.orgId} and list_price is not null) as product,
      exists (select from accounts where org_id = ${tx.orgId} and annual_revenue is not null) as account`))!;
  const holders = (['opportunity', 'product', 'account'] as const).filter((holder) => found[holder]);
  return (await customFieldsHold(tx)) ? [...holders, 'customField'] : holders;
}

/** Archived fields keep their values. */
async function customFieldsHold(tx: Tx): Promise<boolean> {
  const fields = await tx.rows<{ object: ObjectName; key: string }>(
    sql`select object, key from custom_fields where org_id = ${tx.orgId} and type = 'money'`,
  );
  if (fields.length === 0) return false;
  const holds = fields.map(
    ({ object, key }) => sql`exists (select from ${tableOf(object)} where org_id = ${tx.orgId} and custom ? ${key})`,
  );
  return (await tx.first<{ held: boolean }>(sql`select ${join(holds, ' or ')} as held`))!.held;
}
