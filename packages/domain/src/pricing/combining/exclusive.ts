// An exclusive rule (独享) runs alone in its stage. The first one, in running order, that could take something off when the stage
// begins keeps every other rule of the stage out, also those that would have run before it.
import type { CompiledRule } from '../publish/compiledRule.ts';
import { conditionRefusal } from '../stages/contextConditions.ts';
import { lineRefusal } from '../stages/lineConditions.ts';
import { proposalFor } from '../stages/propose.ts';
import type { Run } from '../stages/run.ts';
import { linesOf } from '../stages/run.ts';
import { exclusionRefusal } from './exclusion.ts';

const couldRun = (run: Run, rule: CompiledRule): boolean =>
  !conditionRefusal(rule, run.facts) &&
  !lineRefusal(rule, linesOf(run, rule)) &&
  !exclusionRefusal(run, rule) &&
  proposalFor(run, rule).obstacle === undefined;

export const loneRule = (run: Run, stage: readonly CompiledRule[]): CompiledRule | undefined =>
  stage.find((compiled) => compiled.exclusive && couldRun(run, compiled));
