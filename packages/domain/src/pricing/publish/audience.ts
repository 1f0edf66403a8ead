// For whom a rule is: one entry per thing it asks of the quote's context. Rules that ask the same share one entry.
import type { PriceContext } from '../request.ts';
import type { Rule } from '../rule.ts';
import type { Names } from './names.ts';
import { holdsName, namesOf } from './names.ts';

const WHO = ['customer', 'dealer', 'tier', 'region', 'channel'] as const;

export type Audience = {
  readonly of: 'currency' | (typeof WHO)[number];
  readonly wanted: Names;
  /** For people: what would have been right. */
  readonly needed: string;
};

export function belongs({ of, wanted }: Audience, context: PriceContext): boolean {
  const value = context[of];
  return value !== undefined && holdsName(wanted, value);
}

/** Hands out what a rule asks of the context, in the order in which it is asked. */
export function audienceRegister(): (rule: Rule) => readonly Audience[] {
  const known = new Map<string, Audience>();
  const shared = (of: Audience['of'], values: readonly string[]): Audience => {
    const needed = values.join(' | ');
    const key = `${of}\u0001${needed}`;
    const found = known.get(key);
    if (found) return found;
    const made = { of, wanted: namesOf(values), needed };
    known.set(key, made);
    return made;
  };
  return ({ currency, when }) => {
    const audience = currency === undefined ? [] : [shared('currency', [currency])];
    for (const of of WHO) {
      const values = when?.[of];
      if (values) audience.push(shared(of, values));
    }
    return audience;
  };
}
