// One stage: its rules one after the other in running order. A rule either applies or is written down with the first thing that kept
// it out: its own conditions, then exclusive, stop, excludes, group, and last that there is nothing to take.
import { exclusionRefusal } from '../combining/exclusion.ts';
import { loneRule } from '../combining/exclusive.ts';
import type { Contender } from '../combining/groups.ts';
import { chooseBest } from '../combining/groups.ts';
import type { CompiledRule, StageRules } from '../publish/compiledRule.ts';
import type { Skip } from '../quote.ts';
import { carryOut } from './carryOut.ts';
import { conditionRefusal } from './contextConditions.ts';
import { lineRefusal } from './lineConditions.ts';
import type { Proposal } from './proposal.ts';
import { proposalFor } from './propose.ts';
import type { Run } from './run.ts';
import { linesOf } from './run.ts';

type StageState = {
  readonly rules: readonly CompiledRule[];
  /** The exclusive rule that has the stage to itself. */
  readonly alone: CompiledRule | undefined;
  /** Groups decided by their best rule: all their rules have been dealt with. */
  readonly decided: Set<string>;
  stoppedBy: string | undefined;
};

/** What other rules keep it out, when it meets its own conditions. */
function rivalRefusal(run: Run, state: StageState, compiled: CompiledRule): Skip | undefined {
  if (state.alone && state.alone !== compiled) return { rule: compiled.id, reason: 'EXCLUSIVE', by: state.alone.id };
  if (state.stoppedBy !== undefined) return { rule: compiled.id, reason: 'STOPPED', by: state.stoppedBy };
  return exclusionRefusal(run, compiled);
}

/** What a rule that meets the conditions of who and when would do now, or the first thing that keeps it out. */
function consider(run: Run, state: StageState, compiled: CompiledRule): Proposal | Skip {
  const lines = linesOf(run, compiled);
  return lineRefusal(compiled, lines) ?? rivalRefusal(run, state, compiled) ?? proposalFor(run, compiled, lines);
}

function settle(run: Run, state: StageState, compiled: CompiledRule, proposal: Proposal): void {
  const { id, stop } = compiled;
  const refusal = exclusionRefusal(run, compiled) ?? (proposal.obstacle && { rule: id, reason: proposal.obstacle });
  if (refusal) {
    run.skipped.push(refusal);
    return;
  }
  carryOut(run, compiled, proposal);
  if (stop) state.stoppedBy ??= id;
}

/** Decides a group by its best rule: everyone from `first` on who may run now stands for it. */
function settleGroup(run: Run, state: StageState, group: string, first: number): void {
  state.decided.add(group);
  const contenders: Contender[] = [];
  for (const compiled of state.rules.slice(first)) {
    if (compiled.group !== group) continue;
    const outcome = conditionRefusal(compiled, run.facts) ?? consider(run, state, compiled);
    if ('offs' in outcome) contenders.push({ rule: compiled, proposal: outcome });
    else run.skipped.push(outcome);
  }
  chooseBest(contenders).forEach(({ rule, proposal }, place) => {
    const lost = contenders[place]!.proposal.obstacle === undefined && proposal.obstacle !== undefined;
    settle(run, state, rule, lost ? { ...proposal, obstacle: 'GROUP' } : proposal);
  });
}

export function runStage(run: Run, stage: StageRules): void {
  const { rules } = stage;
  for (const line of run.cart.lines) line.entry = line.amount;
  const state: StageState = { rules, alone: loneRule(run, stage), decided: new Set(), stoppedBy: undefined };
  for (let nth = 0; nth < rules.length; nth++) {
    const compiled = rules[nth]!;
    const { group } = compiled;
    if (group !== undefined && state.decided.has(group)) continue;
    const refusal = conditionRefusal(compiled, run.facts);
    if (refusal) {
      run.skipped.push(refusal);
      continue;
    }
    const outcome = consider(run, state, compiled);
    if (!('offs' in outcome)) run.skipped.push(outcome);
    else if (group !== undefined && run.version.groups[group] === 'best') settleGroup(run, state, group, nth);
    else settle(run, state, compiled, outcome);
  }
}
