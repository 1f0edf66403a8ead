// One run of the rules over the lines of a quote: what it reads, and what it writes down on the way.
import type { Minor } from '../numbers/minorUnits.ts';
import type { CompiledRule } from '../publish/compiledRule.ts';
import { inScope } from '../publish/compiledScope.ts';
import type { PublishedPrices } from '../publish/publishedPrices.ts';
import type { PublishedVersion } from '../publish/version.ts';
import type { Application, Skip, TraceStep } from '../quote.ts';
import type { PricePolicy } from '../request.ts';
import type { Cart } from './cart.ts';
import { linesIn } from './cart.ts';
import type { QuoteFacts } from './facts.ts';
import type { WorkingLine } from './workingLine.ts';

export type Run = {
  readonly prices: PublishedPrices;
  readonly version: PublishedVersion;
  readonly facts: QuoteFacts;
  readonly policy: PricePolicy;
  readonly decimals: number;
  readonly cart: Cart;
  readonly gifts: WorkingLine[];
  readonly trace: TraceStep[];
  readonly applied: Application[];
  readonly appliedPositions: Set<number>;
  readonly groupsUsed: Set<string>;
  readonly skipped: Skip[];
  /** Deposits to be paid at once; undefined while no deposit rule applied. */
  deposits: Minor | undefined;
};

/** 特价: something was already taken off, by an earlier line rule or, for order rules, before their stage began. */
const isDiscounted = (line: WorkingLine, { stage }: CompiledRule): boolean => (stage === 'line' ? line.amount : line.entry) < line.base;

/** The lines a rule looks at, by age. Order rules also see the gifts given before them. */
export function linesOf(run: Run, compiled: CompiledRule): readonly WorkingLine[] {
  const { scope, stage, undiscountedOnly } = compiled;
  let lines = linesIn(run.cart, scope);
  if (stage === 'order' && run.gifts.length > 0) lines = [...lines, ...run.gifts.filter((gift) => inScope(scope, gift))];
  return undiscountedOnly ? lines.filter((line) => !isDiscounted(line, compiled)) : lines;
}

/** The amount a rule counts on a line: entry (平行) or running (递进). */
export const sourceOf = (compiled: CompiledRule, line: WorkingLine): Minor => (compiled.onEntry ? line.entry : line.amount);
