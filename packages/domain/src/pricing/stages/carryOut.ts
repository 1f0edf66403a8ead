// Doing what a rule proposed: the amounts change, the application and its trace step are written down.
import { minus, plus } from '../numbers/integer.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { Change, Share } from '../quote.ts';
import type { Proposal } from './proposal.ts';
import type { Run } from './run.ts';

/** Takes the offs from the lines; what changed, for the trace. Lines that lose nothing are not in it, but for the gift. */
function changeLines({ lines, offs, gift }: Proposal, group: string | undefined): { changes: Change[]; shares: Share[] } {
  const changes: Change[] = [];
  const shares: Share[] = [];
  for (let place = 0; place < lines.length; place++) {
    const line = lines[place]!;
    const off = offs[place]!;
    if (off === 0 && line !== gift) continue;
    const before = line.amount;
    line.amount = minus(before, off);
    if (group !== undefined) line.groups = [...line.groups, group];
    changes.push({ line: line.id, before, after: line.amount });
    if (off !== 0) shares.push({ line: line.id, off });
  }
  return { changes, shares };
}

function traceSteps(run: Run, { rule }: CompiledRule, { gift }: Proposal, changes: readonly Change[]): void {
  if (gift) run.trace.push({ kind: 'gift', rule: rule.id, sku: gift.product.sku, quantity: gift.quantity, changes });
  else if (rule.stage !== 'line') run.trace.push({ kind: rule.stage, rule: rule.id, changes });
  else for (const { line, before, after } of changes) run.trace.push({ kind: 'line', rule: rule.id, line, before, after });
}

export function carryOut(run: Run, compiled: CompiledRule, proposal: Proposal): void {
  const { rule, position } = compiled;
  const { changes, shares } = changeLines(proposal, rule.group);
  if (proposal.gift) run.gifts.push(proposal.gift);
  if (rule.action.type === 'deposit') run.deposits = plus(run.deposits ?? 0, rule.action.pay);
  run.applied.push({ rule: rule.id, off: proposal.total, shares });
  run.appliedPositions.add(position);
  if (rule.group !== undefined) run.groupsUsed.add(rule.group);
  traceSteps(run, compiled, proposal, changes);
}
