// What scoring costs, in CPU time of this process: wall clock says nothing on a shared machine.
import process from 'node:process';
import { makeExplainer } from '#domain/scoring/explain/contributions.ts';
import { explainRows } from '#domain/scoring/explain/reasons.ts';
import type { Model } from '#domain/scoring/learning/model.ts';
import { scoreTable } from '#domain/scoring/learning/model.ts';
import type { Table } from '#domain/scoring/learning/table.ts';
import { takeRows } from '#domain/scoring/learning/table.ts';

/** CPU seconds of this process so far, all its threads together. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Runs the work and says how many CPU seconds it took. */
export function timed<Result>(work: () => Result): { readonly result: Result; readonly seconds: number } {
  const before = cpuSeconds();
  const result = work();
  return { result, seconds: Number((cpuSeconds() - before).toFixed(4)) };
}

/** The first `count` rows of a table, started over when it has fewer. */
const rowsOf = (table: Table, count: number): Table =>
  takeRows(
    table,
    Int32Array.from({ length: count }, (_, at) => at % table.rows),
  );

/** CPU seconds to score `count` rows from typed columns to log-odds. */
export function scoringSeconds(model: Model, table: Table, count: number): number {
  const rows = rowsOf(table, count);
  return timed(() => scoreTable(model, rows)).seconds;
}

/** CPU milliseconds a row takes to be explained, over `count` rows, the preparation of the model included. */
export function explainingMs(model: Model, table: Table, count: number): number {
  const rows = rowsOf(table, count);
  const every = Int32Array.from({ length: count }, (_, row) => row);
  const { seconds } = timed(() => explainRows(makeExplainer(model), rows, every));
  return Number(((seconds * 1000) / count).toFixed(4));
}
