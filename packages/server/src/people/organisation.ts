import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { differences } from './changePerson.ts';
import type { Scope } from './scope.ts';
import { lockPeople } from './standing.ts';

export interface Organisation {
  name: string;
  currency: string;
  timeZone: string;
  locale: 'zh-CN' | 'en';
}

export async function readOrganisation(tx: Tx): Promise<Organisation> {
  return (await tx.first<Organisation>(
    sql`select name, currency, time_zone as "timeZone", locale from organisations where id = ${tx.orgId}`,
  ))!;
}

/** Language and time zone are part of every scope, so the people revision moves too. The currency stays: amounts are kept in it. */
export async function changeOrganisation(
  tx: Tx,
  scope: Scope,
  change: { [K in 'name' | 'timeZone' | 'locale']?: Organisation[K] | undefined },
  now: string,
): Promise<Organisation> {
  await lockPeople(tx);
  const before = await readOrganisation(tx);
  await tx.run(sql`
    update organisations set name = ${change.name ?? before.name}, time_zone = ${change.timeZone ?? before.timeZone},
      locale = ${change.locale ?? before.locale} where id = ${scope.orgId}`);
  const after = await readOrganisation(tx);
  await recordEvent(tx, scope, now, {
    kind: 'organisation.changed',
    object: 'organisation',
    recordId: scope.orgId,
    data: { changed: differences(before, after) },
  });
  return after;
}
