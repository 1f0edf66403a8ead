// Groups (同组只享一个): at most one rule of a group on a line, or on the quote for bundle and order rules. Which one: the first by
// priority, or the best. For the best, all rules of the group that may run are compared on the same state, the one in which the first of
// them comes up; the winner (ties: the earlier rule) is applied then and there. Line rules are compared line by line.
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { Proposal } from '../stages/proposal.ts';
import { proposalOf } from '../stages/proposal.ts';

export type Contender = { readonly rule: CompiledRule; readonly proposal: Proposal };

/** The place of the largest total among the contenders, the earlier one on a tie; −1 when none takes anything off. */
function bestPlace(totals: readonly (number | bigint)[]): number {
  let best = -1;
  totals.forEach((total, place) => {
    if (total > (best < 0 ? 0 : totals[best]!)) best = place;
  });
  return best;
}

const offOn = ({ proposal }: Contender, line: unknown): number | bigint => proposal.offs[proposal.lines.indexOf(line as never)] ?? 0;

/** Each contender keeps the lines on which it takes most off. */
function dividedByLine(contenders: readonly Contender[]): Contender[] {
  return contenders.map((contender, place) => {
    const { lines, offs } = contender.proposal;
    const won = lines.map((line) => bestPlace(contenders.map((other) => offOn(other, line))) === place);
    return {
      rule: contender.rule,
      proposal: proposalOf(
        lines.filter((_, nth) => won[nth]),
        offs.filter((_, nth) => won[nth]),
      ),
    };
  });
}

/** What is left of each contender's proposal after the choice; the losers' have an obstacle. */
export function chooseBest(contenders: readonly Contender[]): Contender[] {
  if (contenders[0]?.rule.stage === 'line') return dividedByLine(contenders);
  const best = bestPlace(contenders.map(({ proposal }) => proposal.total));
  // Where nobody takes anything off, a deposit may still split the payment.
  const winner = best >= 0 ? best : contenders.findIndex(({ proposal }) => proposal.obstacle === undefined);
  return contenders.map((contender, place) =>
    place === winner
      ? contender
      : { rule: contender.rule, proposal: { ...contender.proposal, obstacle: contender.proposal.obstacle ?? 'GROUP' } },
  );
}
