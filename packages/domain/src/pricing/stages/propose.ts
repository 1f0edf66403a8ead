// From a rule to its proposal: how much off which line.
import { allocate, allocateWithin } from '../allocation.ts';
import type { Integer } from '../numbers/integer.ts';
import { greatest, least, minus, plus } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { BundleRule, LineRule, OrderRule } from '../rule.ts';
import { bundleOff } from '../rules/bundle.ts';
import { lineOff } from '../rules/lineActions.ts';
import { nthItemOverScope } from '../rules/nthItem.ts';
import type { SharedAction } from '../rules/orderActions.ts';
import { sharedOff } from '../rules/orderActions.ts';
import { giftProposal } from './giftProposal.ts';
import { baseOver, quantityOver } from './lineConditions.ts';
import type { Proposal } from './proposal.ts';
import { nothingFor, proposalOf } from './proposal.ts';
import type { Run } from './run.ts';
import { linesOf, sourceOf } from './run.ts';
import type { WorkingLine } from './workingLine.ts';

const roomOf = (line: WorkingLine): Minor => greatest(minus(line.amount, line.lowest), 0);

/** Shares a sum among lines by their running amounts; what they cannot bear is lost. */
function shared(lines: readonly WorkingLine[], off: Minor, weights: readonly Minor[]): Proposal {
  const clamped = lines.some((line) => line.lowest !== 0 || line.amount < 0);
  if (clamped) return proposalOf(lines, allocateWithin(off, weights, lines.map(roomOf)));
  const bearable = weights.reduce<Integer>(plus, 0);
  return proposalOf(lines, allocate(least(off, bearable), weights));
}

function lineProposal(run: Run, compiled: CompiledRule, rule: LineRule): Proposal {
  const all = linesOf(run, compiled);
  const counted = quantityOver(all);
  const { group, action } = rule;
  const lines = group === undefined ? all : all.filter((line) => !line.groups.includes(group));
  if (lines.length === 0) return nothingFor('GROUP');
  const offs = lines.map((line) => {
    const { quantity, amount: running } = line;
    const figures = { source: sourceOf(compiled, line), running, quantity, decimals: run.decimals, policy: run.policy };
    return greatest(least(lineOff(action, figures, counted), roomOf(line)), 0);
  });
  return proposalOf(lines, offs);
}

function bundleProposal(run: Run, compiled: CompiledRule, rule: BundleRule): Proposal {
  const lines = linesOf(run, compiled);
  const pools = lines.map((line) => ({ sku: line.product.sku, quantity: line.quantity, source: sourceOf(compiled, line) }));
  const { off, weights } = bundleOff(rule.action, pools, run.policy.rounding);
  return proposalOf(lines, allocateWithin(off, weights, lines.map(roomOf)));
}

function nthProposal(run: Run, compiled: CompiledRule, n: number, bp: number): Proposal {
  const lines = linesOf(run, compiled).filter((line) => line.giftOf === undefined);
  const pools = lines.map((line) => ({ quantity: line.quantity, source: sourceOf(compiled, line) }));
  const offs = nthItemOverScope(pools, n, bp, run.policy.rounding);
  return proposalOf(
    lines,
    offs.map((off, place) => least(off, roomOf(lines[place]!))),
  );
}

function sharedProposal(run: Run, compiled: CompiledRule, action: SharedAction): Proposal {
  const lines = linesOf(run, compiled);
  const off = sharedOff(action, baseOver(compiled, lines), run.policy.rounding);
  const proposal = shared(
    lines,
    off,
    lines.map(({ amount }) => amount),
  );
  // A deposit that is worth no more than what is paid still splits the payment.
  return action.type === 'deposit' ? { lines: proposal.lines, offs: proposal.offs, total: proposal.total } : proposal;
}

function orderProposal(run: Run, compiled: CompiledRule, { action }: OrderRule): Proposal {
  if (action.type === 'gift') return giftProposal(run, linesOf(run, compiled), compiled.rule.id, action);
  if (action.type === 'nthItem') return nthProposal(run, compiled, action.n, action.bp);
  return sharedProposal(run, compiled, action);
}

export function proposalFor(run: Run, compiled: CompiledRule): Proposal {
  const { rule } = compiled;
  if (rule.stage !== 'line' && rule.group !== undefined && run.groupsUsed.has(rule.group)) return nothingFor('GROUP');
  if (rule.stage === 'line') return lineProposal(run, compiled, rule);
  return rule.stage === 'bundle' ? bundleProposal(run, compiled, rule) : orderProposal(run, compiled, rule);
}
