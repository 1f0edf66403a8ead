// Looks at opportunities again after something happened or a day has passed: brings plan, memory, due days and signals up to date, in
// the transaction of whatever was the reason. However many are looked at, the statements are the same few.
import type { Tx } from '../db/database.ts';
import { publishedVersion } from '../processes/readVersion.ts';
import { todayOf } from '../settings/workCalendar.ts';
import { gather } from './gather.ts';
import { groundOf } from './ground.ts';
import { type Looked, lookAt } from './look.ts';
import { tellOfRisks } from './tell.ts';
import { writeLooks } from './write.ts';

export interface LookOptions {
  /** Who caused it: he need not be told. */
  actorId?: string | null;
  /** After new thresholds: what they find is not news. */
  quietly?: boolean;
}

export async function lookAgain(
  tx: Tx,
  ids: readonly string[],
  now: string,
  { actorId = null, quietly = false }: LookOptions = {},
): Promise<void> {
  if (ids.length === 0) return;
  const [[days, policyOf], rows] = await Promise.all([groundOf(tx), gather(tx, ids)]);
  const today = todayOf(days, now);
  const looked: Looked[] = [];
  for (const row of rows) {
    const { definition } = await publishedVersion(tx, row.versionId);
    const ground = { today, timeZone: days.timeZone, calendar: days.calendar, policy: policyOf(row.businessTypeId) };
    looked.push({ row, look: lookAt(row, definition, ground) });
  }
  const begun = await writeLooks(tx, looked, now);
  if (!quietly) await tellOfRisks(tx, { looked, begun, policyOf, actorId, now });
}
