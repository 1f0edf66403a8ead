// Why this score? The five strongest reasons for it and the five strongest against, in words and points: "行业 = 制造业, +12".
// Twenty points double the odds (the usual scorecard scale: Siddiqi 2006, Credit Risk Scorecards, ch. 6), so points add up.
// A reason is an association seen in the past, not a cause.
import { applyBins } from '../learning/binning.ts';
import { sigmoid } from '../learning/logit.ts';
import type { Field, Table } from '../learning/table.ts';
import type { Explainer } from './contributions.ts';
import { explainRow } from './contributions.ts';

export const POINTS_PER_DOUBLING = 20;

/** Log-odds in points, unrounded. */
export const toPoints = (logOdds: number): number => (logOdds * POINTS_PER_DOUBLING) / Math.LN2;

/** What the row says in one field; `value` is undefined when it was never filled in. */
export type Statement = { readonly field: string; readonly value: string | number | undefined };

/** All fields with the same source together: their values and what they add, in points (whole) and log-odds (exact). */
export type Reason = {
  readonly source: string;
  readonly statements: readonly Statement[];
  readonly points: number;
  readonly logOdds: number;
};

export type Explanation = {
  readonly probability: number;
  readonly score: number;
  readonly base: number;
  /** Log-odds by field, unrounded: base + Σ = score. */
  readonly contributions: Readonly<Record<string, number>>;
  /** Strongest first; a reason of less than half a point is not shown. */
  readonly up: readonly Reason[];
  readonly down: readonly Reason[];
};

/** Fields made from the same question, e.g. visits on day 1, 3 and 7; a field without an entry is its own source. */
export type Sources = ReadonlyMap<string, string>;

export const REASONS_SHOWN = 5;

/** Explains one row of a table. */
export function explain(explainer: Explainer, table: Table, row: number, sources: Sources = new Map()): Explanation {
  return explainRows(explainer, table, Int32Array.of(row), sources)[0]!;
}

/** Explains several rows of a table, in the order given. */
export function explainRows(explainer: Explainer, table: Table, rows: Int32Array, sources: Sources = new Map()): Explanation[] {
  const binned = applyBins(explainer.bins, table);
  const fields = fieldsByName(explainer, table);
  return Array.from(rows, (row) => {
    const { base, byField } = explainRow(explainer, binned, row);
    const score = byField.reduce((sum, share) => sum + share, base);
    const reasons = groupBySource(fields, byField, row, sources);
    const contributions = Object.fromEntries(fields.map(({ name }, at) => [name, byField[at]!]));
    return { probability: sigmoid(score), score, base, contributions, up: strongest(reasons, 1), down: strongest(reasons, -1) };
  });
}

function fieldsByName(explainer: Explainer, table: Table): Field[] {
  const byName = new Map(table.fields.map((field) => [field.name, field]));
  return explainer.bins.map(({ name }) => byName.get(name)!);
}

function groupBySource(fields: readonly Field[], byField: Float64Array, row: number, sources: Sources): Reason[] {
  const groups = new Map<string, { statements: Statement[]; logOdds: number }>();
  fields.forEach((field, at) => {
    const source = sources.get(field.name) ?? field.name;
    const group = groups.get(source) ?? { statements: [], logOdds: 0 };
    group.statements.push({ field: field.name, value: statedValue(field, row) });
    group.logOdds += byField[at]!;
    groups.set(source, group);
  });
  return Array.from(groups, ([source, { statements, logOdds }]) => ({
    source,
    statements,
    logOdds,
    points: Math.round(toPoints(logOdds)),
  }));
}

function statedValue(field: Field, row: number): string | number | undefined {
  if (field.kind === 'category') return field.labels[field.codes[row]!];
  return Number.isNaN(field.values[row]!) ? undefined : field.values[row]!;
}

/** The strongest reasons of one direction; ties stay in field order. */
function strongest(reasons: readonly Reason[], direction: 1 | -1): Reason[] {
  return reasons
    .filter((reason) => reason.points * direction > 0)
    .sort((a, b) => (b.logOdds - a.logOdds) * direction)
    .slice(0, REASONS_SHOWN);
}
