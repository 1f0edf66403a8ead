import type { MergePreview } from '#domain/records/merging.contract.ts';
import type { Tx } from '../../db/database.ts';
import type { Scope } from '../../people/scope.ts';
import { openRecord } from '../openRecord.ts';
import { countMoving, type Pair } from './hanging.ts';
import { meetBoth } from './meetBoth.ts';

/** Both records as the caller may see them, and what the rule looks at; the page asks the rule itself. */
export async function previewMerge(tx: Tx, scope: Scope, pair: Pair): Promise<MergePreview> {
  const { situation } = await meetBoth(tx, scope, { ...pair, lock: false, seen: null });
  const { survivor, other, stuck, overfull } = situation;
  return {
    survivor: await openRecord(tx, scope, pair.object, pair.survivorId),
    other: await openRecord(tx, scope, pair.object, pair.otherId),
    sides: { survivor, other },
    stuck: [...stuck],
    overfull: [...overfull],
    moves: survivor.id === other.id ? [] : await countMoving(tx, pair),
  };
}
