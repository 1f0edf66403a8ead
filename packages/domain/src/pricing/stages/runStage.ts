// One stage: its rules one after the other in running order. A rule either applies or is written down with the first thing that kept
// it out: its own conditions, then exclusive, stop, excludes, group, and last that there is nothing to take.
import { exclusionRefusal } from '../combining/exclusion.ts';
import { loneRule } from '../combining/exclusive.ts';
import type { Contender } from '../combining/groups.ts';
import { chooseBest } from '../combining/groups.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import { carryOut } from './carryOut.ts';
import type { Refusal } from './contextConditions.ts';
import { conditionRefusal } from './contextConditions.ts';
import { lineRefusal } from './lineConditions.ts';
import { proposalFor } from './propose.ts';
import type { Run } from './run.ts';
import { linesOf } from './run.ts';

type StageState = {
  readonly rules: readonly CompiledRule[];
  /** The exclusive rule that has the stage to itself. */
  readonly alone: CompiledRule | undefined;
  /** Rules already dealt with, because their group was decided. */
  readonly settled: Set<number>;
  stoppedBy: string | undefined;
};

function refusalFor(run: Run, state: StageState, compiled: CompiledRule): Refusal | undefined {
  const own = conditionRefusal(compiled, run.facts) ?? lineRefusal(compiled, linesOf(run, compiled));
  if (own) return own;
  if (state.alone && state.alone !== compiled) return { reason: 'EXCLUSIVE', by: state.alone.rule.id };
  if (state.stoppedBy !== undefined) return { reason: 'STOPPED', by: state.stoppedBy };
  return exclusionRefusal(run, compiled);
}

const skip = (run: Run, { rule }: CompiledRule, refusal: Refusal): void => {
  run.skipped.push({ rule: rule.id, ...refusal });
};

function settle(run: Run, state: StageState, { rule: compiled, proposal }: Contender): void {
  state.settled.add(compiled.position);
  const refusal = exclusionRefusal(run, compiled) ?? (proposal.obstacle && { reason: proposal.obstacle });
  if (refusal) {
    skip(run, compiled, refusal);
    return;
  }
  carryOut(run, compiled, proposal);
  if (compiled.rule.stop) state.stoppedBy ??= compiled.rule.id;
}

/** Decides a group by its best rule: everyone who may run now stands for it. */
function settleGroup(run: Run, state: StageState, group: string): void {
  const contenders: Contender[] = [];
  for (const compiled of state.rules) {
    if (compiled.rule.group !== group || state.settled.has(compiled.position)) continue;
    const refusal = refusalFor(run, state, compiled);
    if (!refusal) contenders.push({ rule: compiled, proposal: proposalFor(run, compiled) });
    else skip(run, compiled, refusal);
    state.settled.add(compiled.position);
  }
  const before = contenders.map(({ proposal }) => proposal.obstacle);
  chooseBest(contenders).forEach((contender, place) => {
    const lost = before[place] === undefined && contender.proposal.obstacle !== undefined;
    settle(run, state, lost ? { ...contender, proposal: { ...contender.proposal, obstacle: 'GROUP' } } : contender);
  });
}

/** Runs the rules of one stage; `rules` are the candidates of that stage in running order. */
export function runStage(run: Run, rules: readonly CompiledRule[]): void {
  for (const line of run.lines) line.entry = line.amount;
  const state: StageState = { rules, alone: loneRule(run, rules), settled: new Set(), stoppedBy: undefined };
  for (const compiled of rules) {
    if (state.settled.has(compiled.position)) continue;
    const { group } = compiled.rule;
    const refusal = refusalFor(run, state, compiled);
    if (refusal) skip(run, compiled, refusal);
    else if (group !== undefined && run.version.groups[group] === 'best') settleGroup(run, state, group);
    else settle(run, state, { rule: compiled, proposal: proposalFor(run, compiled) });
  }
}
