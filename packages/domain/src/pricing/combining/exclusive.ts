// An exclusive rule (独享) runs alone in its stage. The first one, in running order, that could take something off when the stage
// begins keeps every other rule of the stage out, also those that would have run before it.
import type { CompiledRule, StageRules } from '../publish/compiledRule.ts';
import { conditionRefusal } from '../stages/contextConditions.ts';
import { lineRefusal } from '../stages/lineConditions.ts';
import { proposalFor } from '../stages/propose.ts';
import type { Run } from '../stages/run.ts';
import { linesOf } from '../stages/run.ts';
import { exclusionRefusal } from './exclusion.ts';

function couldRun(run: Run, rule: CompiledRule): boolean {
  if (conditionRefusal(rule, run.facts)) return false;
  const lines = linesOf(run, rule);
  return !lineRefusal(rule, lines) && !exclusionRefusal(run, rule) && proposalFor(run, rule, lines).obstacle === undefined;
}

export const loneRule = (run: Run, { exclusive }: StageRules): CompiledRule | undefined =>
  exclusive.find((compiled) => couldRun(run, compiled));
