// Doing what a rule proposed: the amounts change, the application and its trace step are written down.
import { minus, plus } from '../numbers/integer.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { Change, Share, TraceStep } from '../quote.ts';
import type { Proposal } from './proposal.ts';
import type { Run } from './run.ts';

/** What a rule writes down: a line rule one step for each line, the others one step for all. */
type Records = { readonly steps: TraceStep[] | undefined; readonly changes: Change[]; readonly shares: Share[] };

/** Takes the offs from the lines, and writes down what changed. Lines that lose nothing are not in it, but for the gift. */
function changeLines({ lines, offs, gift }: Proposal, { id, group }: CompiledRule, { steps, changes, shares }: Records): void {
  for (let place = 0; place < lines.length; place++) {
    const line = lines[place]!;
    const off = offs[place]!;
    if (off === 0 && line !== gift) continue;
    const before = line.amount;
    const after = minus(before, off);
    line.amount = after;
    if (group !== undefined) line.groups = [...line.groups, group];
    if (steps) steps.push({ kind: 'line', rule: id, line: line.id, before, after });
    else changes.push({ line: line.id, before, after });
    if (off !== 0) shares.push({ line: line.id, off });
  }
}

export function carryOut(run: Run, compiled: CompiledRule, proposal: Proposal): void {
  const { id, group, position, stage } = compiled;
  const { action } = compiled.rule;
  const { gift } = proposal;
  const changes: Change[] = [];
  const shares: Share[] = [];
  changeLines(proposal, compiled, { steps: stage === 'line' ? run.trace : undefined, changes, shares });
  if (gift) run.gifts.push(gift);
  if (action.type === 'deposit') run.deposits = plus(run.deposits ?? 0, action.pay);
  run.applied.push({ rule: id, off: proposal.total, shares });
  run.appliedPositions.add(position);
  if (group !== undefined) run.groupsUsed.add(group);
  if (gift) run.trace.push({ kind: 'gift', rule: id, sku: gift.product.sku, quantity: gift.quantity, changes });
  else if (stage !== 'line') run.trace.push({ kind: stage, rule: id, changes });
}
