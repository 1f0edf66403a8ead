// Rules that exclude each other (互斥): whichever of the two names the other, the one that runs first keeps the other out,
// on the whole quote and across stages.
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { Skip } from '../quote.ts';
import type { Run } from '../stages/run.ts';

export function exclusionRefusal(run: Run, { id, excludes }: CompiledRule): Skip | undefined {
  if (excludes.length === 0) return undefined;
  const other = excludes.find((position) => run.appliedPositions.has(position));
  return other === undefined ? undefined : { rule: id, reason: 'EXCLUDED', by: run.version.rules[other]!.id };
}
