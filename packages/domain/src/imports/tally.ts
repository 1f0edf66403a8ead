// What a check or a run has found so far: counts, and each kind of problem and note with how many rows show it and the first few.
import type { Finding, Tally } from './contract.ts';
import type { RowNote, RowProblem } from './rows.ts';

export const EMPTY_TALLY: Tally = { rows: 0, created: 0, updated: 0, skipped: 0, failed: 0, problems: [], notes: [] };

const EXAMPLES = 5;
const KINDS = 200;

export type Outcome = 'created' | 'updated' | 'skipped' | 'failed';

export interface CountedRow {
  row: number;
  outcome: Outcome;
  problems: readonly RowProblem[];
  notes: readonly RowNote[];
}

/** The tally with these rows added; the given one stays as it is. */
export function withRows(tally: Tally, rows: readonly CountedRow[]): Tally {
  const next: Tally = { ...tally, rows: tally.rows + rows.length, problems: copyOf(tally.problems), notes: copyOf(tally.notes) };
  for (const { row, outcome, problems, notes } of rows) {
    next[outcome] += 1;
    for (const { field, reason, value } of problems) add(next.problems, field, reason, { row, value: String(value ?? '') });
    if (outcome === 'failed') continue;
    for (const { field, kind, value, matched } of notes) add(next.notes, field, kind, { row, value, ...(matched && { matched }) });
  }
  return next;
}

const copyOf = (findings: readonly Finding[]): Finding[] => findings.map((one) => ({ ...one, examples: [...one.examples] }));

function add(findings: Finding[], field: string, kind: string, example: Finding['examples'][number]): void {
  const known = findings.find((one) => one.field === field && one.kind === kind);
  if (known) {
    known.rows += 1;
    if (known.examples.length < EXAMPLES && !known.examples.some(({ value }) => value === example.value)) known.examples.push(example);
  } else if (findings.length < KINDS) {
    findings.push({ field, kind, rows: 1, examples: [example] });
  }
}
