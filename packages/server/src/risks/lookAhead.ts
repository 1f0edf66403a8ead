// A command that is about to write its opportunity looks before: the marks of plan and risk go into the one statement that writes the
// row, with all its indexes, and everything else travels beside it.
import type { Tx } from '../db/database.ts';
import { publishedVersion } from '../processes/readVersion.ts';
import { todayOf } from '../settings/workCalendar.ts';
import type { Gathered } from './gather.ts';
import { groundOf } from './ground.ts';
import { lookAt } from './look.ts';
import { tellOfRisks } from './tell.ts';
import { type Marks, marksOf, writeFindings } from './write.ts';

export interface LookedAhead {
  /** For the command's own statement. */
  marks: Marks;
  /** Writes the rest and tells of it; to be called once that statement has been sent. */
  settle: () => Promise<void>;
}

/** `row` is the opportunity as it will be, locked or not yet written. */
export async function lookAhead(tx: Tx, row: Gathered, now: string, { actorId }: { actorId: string }): Promise<LookedAhead> {
  const [days, policyOf] = await groundOf(tx);
  const { definition } = await publishedVersion(tx, row.versionId);
  const ground = { today: todayOf(days, now), timeZone: days.timeZone, calendar: days.calendar, policy: policyOf(row.businessTypeId) };
  const looked = [{ row, look: lookAt(row, definition, ground) }];
  return {
    marks: marksOf(looked[0]!.look),
    settle: async () => {
      const begun = await writeFindings(tx, looked, now);
      await tellOfRisks(tx, { looked, begun, policyOf, actorId, now });
    },
  };
}
