// For whom a rule is: one entry per thing it asks of the quote's context. Rules that ask the same one thing share one entry.
import type { PriceContext } from '../request.ts';
import type { Rule } from '../rule.ts';
import type { Numbering, NumberSet, Registrar } from './numbering.ts';
import { holds, numberOf, numberSet } from './numbering.ts';

/** In the order in which they are asked. */
const ASKED = ['currency', 'customer', 'dealer', 'tier', 'region', 'channel'] as const;
type Asked = (typeof ASKED)[number];

export const CONTEXT_KINDS = [...ASKED, 'coupon'] as const;

/** Every currency, customer, … and coupon that some rule of a version asks for. */
export type ContextNumbering = Numbering<(typeof CONTEXT_KINDS)[number]>;
export type ContextRegistrar = Registrar<(typeof CONTEXT_KINDS)[number]>;

export type Audience = {
  readonly of: Asked;
  /** The place of what it asks for in the answers of a quote. */
  readonly asks: number;
  readonly wanted: NumberSet;
  /** For people: what would have been right. */
  readonly needed: string;
};

/** The numbers of what a quote's context has, one for each thing that may be asked. */
export const answersOf = (context: PriceContext, numbering: ContextNumbering): readonly number[] =>
  ASKED.map((of) => numberOf(numbering, of, context[of]));

export const belongs = ({ asks, wanted }: Audience, answers: readonly number[]): boolean => holds(wanted, answers[asks]!);

const NOBODY_IN_PARTICULAR: readonly Audience[] = [];

/** Hands out what a rule asks of the context, in the order in which it is asked. */
export function audienceRegister({ register }: ContextRegistrar): (rule: Rule) => readonly Audience[] {
  const ofOneName: (readonly Audience[])[] = [];
  const made = (asks: number, values: readonly string[]): Audience => {
    const of = ASKED[asks]!;
    return { of, asks, wanted: numberSet(values.map((value) => register(of, value))), needed: values.join(' | ') };
  };
  const asked = (asks: number, values: readonly string[]): readonly Audience[] => {
    if (values.length !== 1) return [made(asks, values)];
    const number = register(ASKED[asks]!, values[0]!);
    ofOneName[number] ??= [made(asks, values)];
    return ofOneName[number];
  };
  return ({ currency, when }) => {
    let audience = currency === undefined ? NOBODY_IN_PARTICULAR : asked(0, [currency]);
    for (let asks = 1; when && asks < ASKED.length; asks++) {
      const values = when[ASKED[asks] as Exclude<Asked, 'currency'>];
      if (values) audience = audience.length === 0 ? asked(asks, values) : [...audience, ...asked(asks, values)];
    }
    return audience;
  };
}
