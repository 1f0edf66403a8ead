// What is written down about every score given: enough to show the person concerned exactly what was known and why it came out so.
import type { Explanation } from '../explain/reasons.ts';
import type { Table } from '../learning/table.ts';

export type ScoreRecord = {
  readonly modelDigest: string;
  readonly subject: string;
  /** ISO instant. */
  readonly at: string;
  readonly probability: number;
  /** The fields as they were: undefined = not filled in. */
  readonly features: Readonly<Record<string, string | number | null>>;
  readonly base: number;
  /** Log-odds per field; base + Σ = log-odds of the probability. */
  readonly contributions: Readonly<Record<string, number>>;
};

/** The record of one score. */
export function recordScore(
  table: Table,
  row: number,
  explanation: Explanation,
  issued: { readonly modelDigest: string; readonly subject: string; readonly at: string },
): ScoreRecord {
  const names = Object.keys(explanation.contributions);
  const features = Object.fromEntries(
    table.fields.filter(({ name }) => names.includes(name)).map((field) => [field.name, featureOf(field, row)]),
  );
  return { ...issued, probability: explanation.probability, features, base: explanation.base, contributions: explanation.contributions };
}

function featureOf(field: Table['fields'][number], row: number): string | number | null {
  if (field.kind === 'category') return field.labels[field.codes[row]!] ?? null;
  return Number.isNaN(field.values[row]!) ? null : field.values[row]!;
}

/** Why a person may not be scored. */
export type Exclusion = 'objected' | 'erased' | 'excludedByPolicy';

/** Every reason not to score a subject: an objection to automated decisions, an erasure request, or a policy of the company. */
export function exclusionsOf(subject: {
  readonly objected: boolean;
  readonly erased: boolean;
  readonly excludedByPolicy: boolean;
}): Exclusion[] {
  return (['objected', 'erased', 'excludedByPolicy'] as const).filter((reason) => subject[reason]);
}
