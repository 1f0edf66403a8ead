// Doing what a rule proposed: the amounts change, the application and its trace step are written down.
import { minus, plus } from '../numbers/integer.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { Change, Share, TraceStep } from '../quote.ts';
import type { Proposal } from './proposal.ts';
import type { Run } from './run.ts';

/** Takes the offs from the lines, and writes down what changed. Lines that lose nothing are not in it, but for the gift. */
function changeLines({ lines, offs, gift }: Proposal, group: string | undefined, changes: Change[], shares: Share[]): void {
  for (let place = 0; place < lines.length; place++) {
    const line = lines[place]!;
    const off = offs[place]!;
    if (off === 0 && line !== gift) continue;
    const before = line.amount;
    const after = minus(before, off);
    line.amount = after;
    if (group !== undefined) line.groups = [...line.groups, group];
    changes.push({ line: line.id, before, after });
    if (off !== 0) shares.push({ line: line.id, off });
  }
}

function traceSteps(trace: TraceStep[], { id, stage }: CompiledRule, { gift }: Proposal, changes: readonly Change[]): void {
  if (gift) trace.push({ kind: 'gift', rule: id, sku: gift.product.sku, quantity: gift.quantity, changes });
  else if (stage !== 'line') trace.push({ kind: stage, rule: id, changes });
  else for (const { line, before, after } of changes) trace.push({ kind: 'line', rule: id, line, before, after });
}

export function carryOut(run: Run, compiled: CompiledRule, proposal: Proposal): void {
  const { id, group, position } = compiled;
  const { action } = compiled.rule;
  const changes: Change[] = [];
  const shares: Share[] = [];
  changeLines(proposal, group, changes, shares);
  if (proposal.gift) run.gifts.push(proposal.gift);
  if (action.type === 'deposit') run.deposits = plus(run.deposits ?? 0, action.pay);
  run.applied.push({ rule: id, off: proposal.total, shares });
  run.appliedPositions.add(position);
  if (group !== undefined) run.groupsUsed.add(group);
  traceSteps(run.trace, compiled, proposal, changes);
}
