// From a rule to its proposal: how much off which line.
import { allocate, allocateWithin } from '../allocation.ts';
import type { Integer } from '../numbers/integer.ts';
import { greatest, least, minus, plus } from '../numbers/integer.ts';
import type { Minor } from '../numbers/minorUnits.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import type { BundleRule, LineRule, OrderRule } from '../rule.ts';
import { bundleOff } from '../rules/bundle.ts';
import { countsTogether, lineOff } from '../rules/lineActions.ts';
import { nthItemOverScope } from '../rules/nthItem.ts';
import type { SharedAction } from '../rules/orderActions.ts';
import { sharedOff } from '../rules/orderActions.ts';
import { giftProposal } from './giftProposal.ts';
import { baseOver, quantityOver } from './lineConditions.ts';
import type { Proposal } from './proposal.ts';
import { nothingFor, proposalOf } from './proposal.ts';
import type { Run } from './run.ts';
import { sourceOf } from './run.ts';
import type { WorkingLine } from './workingLine.ts';

type Lines = readonly WorkingLine[];

const roomOf = (line: WorkingLine): Minor => greatest(minus(line.amount, line.lowest), 0);

/** Shares a sum among lines by their running amounts; what they cannot bear is lost. */
function shared(lines: Lines, off: Minor): Proposal {
  const weights: Minor[] = [];
  let bearable: Integer = 0;
  let clamped = false;
  for (const { amount, lowest } of lines) {
    weights.push(amount);
    bearable = plus(bearable, amount);
    clamped ||= lowest !== 0;
  }
  return proposalOf(lines, clamped ? allocateWithin(off, weights, lines.map(roomOf)) : allocate(least(off, bearable), weights));
}

function lineProposal(run: Run, compiled: CompiledRule, { action, group }: LineRule, all: Lines): Proposal {
  const counted = countsTogether(action) ? quantityOver(all) : undefined;
  const lines = group === undefined ? all : all.filter((line) => !line.groups.includes(group));
  if (lines.length === 0) return nothingFor('GROUP');
  const { decimals, policy } = run;
  const offs: Minor[] = [];
  for (const line of lines) {
    const { quantity, amount: running } = line;
    const figures = { source: sourceOf(compiled, line), running, quantity, counted: counted ?? quantity, decimals, policy };
    offs.push(greatest(least(lineOff(action, figures), roomOf(line)), 0));
  }
  return proposalOf(lines, offs);
}

function bundleProposal(run: Run, compiled: CompiledRule, { action }: BundleRule, lines: Lines): Proposal {
  const pools = lines.map((line) => ({ sku: line.product.sku, quantity: line.quantity, source: sourceOf(compiled, line) }));
  const { off, weights } = bundleOff(action, pools, run.policy.rounding);
  return proposalOf(lines, allocateWithin(off, weights, lines.map(roomOf)));
}

function nthProposal(run: Run, compiled: CompiledRule, n: number, bp: number, all: Lines): Proposal {
  const lines = all.filter((line) => line.giftOf === undefined);
  const pools = lines.map((line) => ({ quantity: line.quantity, source: sourceOf(compiled, line) }));
  const offs = nthItemOverScope(pools, n, bp, run.policy.rounding);
  return proposalOf(
    lines,
    offs.map((off, place) => least(off, roomOf(lines[place]!))),
  );
}

function sharedProposal(run: Run, compiled: CompiledRule, action: SharedAction, lines: Lines): Proposal {
  const proposal = shared(lines, sharedOff(action, baseOver(compiled, lines), run.policy.rounding));
  // A deposit that is worth no more than what is paid still splits the payment.
  return action.type === 'deposit' ? { ...proposal, obstacle: undefined } : proposal;
}

function orderProposal(run: Run, compiled: CompiledRule, { action, group }: OrderRule, lines: Lines): Proposal {
  if (group !== undefined && run.groupsUsed.has(group)) return nothingFor('GROUP');
  if (action.type === 'gift') return giftProposal(run, lines, compiled.id, action);
  if (action.type === 'nthItem') return nthProposal(run, compiled, action.n, action.bp, lines);
  return sharedProposal(run, compiled, action, lines);
}

/** `lines` are the rule's own, in the state the run is in. */
export function proposalFor(run: Run, compiled: CompiledRule, lines: Lines): Proposal {
  const { rule } = compiled;
  if (rule.stage === 'line') return lineProposal(run, compiled, rule, lines);
  if (rule.stage === 'order') return orderProposal(run, compiled, rule, lines);
  return rule.group !== undefined && run.groupsUsed.has(rule.group) ? nothingFor('GROUP') : bundleProposal(run, compiled, rule, lines);
}
