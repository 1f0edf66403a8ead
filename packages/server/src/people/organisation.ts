import sql from 'sql-template-tag';
import type { Organisation } from '#domain/people/directory.contract.ts';
import { changeOfCurrency } from '#domain/settings/currencyChange.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { refused } from '../http/refusals.ts';
import { amountHolders } from '../settings/amountHolders.ts';
import { differences } from './changePerson.ts';
import type { Scope } from './scope.ts';
import { lockPeople } from './standing.ts';

type Settings = Omit<Organisation, 'amountsKeptBy'>;

async function settingsOf(tx: Tx): Promise<Settings> {
  return (await tx.first<Settings>(
    sql`select name, currency, time_zone as "timeZone", locale, week_start as "weekStart" from organisations where id = ${tx.orgId}`,
  ))!;
}

export async function readOrganisation(tx: Tx): Promise<Organisation> {
  return { ...(await settingsOf(tx)), amountsKeptBy: await amountHolders(tx) };
}

/** All but the name is part of every scope, so the people revision moves too. */
export async function changeOrganisation(
  tx: Tx,
  scope: Scope,
  change: { [K in keyof Settings]?: Settings[K] | undefined },
  now: string,
): Promise<Organisation> {
  await lockPeople(tx);
  const before = await readOrganisation(tx);
  const answer = changeOfCurrency(before.currency, change.currency ?? before.currency, before.amountsKeptBy);
  if (!answer.allowed) throw refused(answer.reasons, 'Amounts are kept in the currency: it stays.');
  await tx.run(sql`
    update organisations set name = ${change.name ?? before.name}, time_zone = ${change.timeZone ?? before.timeZone},
      locale = ${change.locale ?? before.locale}, week_start = ${change.weekStart ?? before.weekStart},
      currency = ${change.currency ?? before.currency} where id = ${scope.orgId}`);
  const after = await readOrganisation(tx);
  await recordEvent(tx, scope, now, {
    kind: 'organisation.changed',
    object: 'organisation',
    recordId: scope.orgId,
    data: { changed: differences(before, after) },
  });
  return after;
}
