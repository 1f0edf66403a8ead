// What must be remembered of an opportunity to see it fall: the amount, the win rate and the closing date as they were last seen. A
// fall lasts until it is made good; a closing date put off is counted for good. Another version of the process changes the win rate
// without anybody's doing, so a rate is compared only within one version.

import { addDays, type Day } from '../calendar.ts';
import type { Drop } from './risks.ts';

/** Amount in minor units (null: none), win rate in basis points. */
export type Seen = { versionId: string; amount: number | null; winRate: number; closingOn: Day | null };

export type RiskMemory = Seen & { pushedOn: readonly Day[]; amountDrop: Drop | null; winRateDrop: Drop | null };

/** The memory after looking at an open opportunity today; `memory` null on the first look. `watchDays`: how long a fall is spoken of. */
export function remember(memory: RiskMemory | null, seen: Seen, today: Day, watchDays: number): RiskMemory {
  if (!memory) return { ...seen, pushedOn: [], amountDrop: null, winRateDrop: null };
  const spokenOf = (drop: Drop | null): Drop | null => (drop && today < addDays(drop.on, watchDays) ? drop : null);
  const sameVersion = memory.versionId === seen.versionId;
  return {
    ...seen,
    pushedOn: isPutOff(memory.closingOn, seen.closingOn) ? [...memory.pushedOn, today] : memory.pushedOn,
    amountDrop: fall(spokenOf(memory.amountDrop), memory.amount ?? 0, seen.amount ?? 0, today),
    winRateDrop: sameVersion ? fall(spokenOf(memory.winRateDrop), memory.winRate, seen.winRate, today) : null,
  };
}

const isPutOff = (before: Day | null, now: Day | null): boolean => before !== null && now !== null && now > before;

/** A second fall begins anew, and is made good only where the first one began. */
function fall(known: Drop | null, before: number, now: number, today: Day): Drop | null {
  const from = known ? Math.max(known.from, before) : before;
  if (now >= from) return null;
  if (now < before) return { on: today, from, to: now };
  return known && { ...known, to: now };
}
