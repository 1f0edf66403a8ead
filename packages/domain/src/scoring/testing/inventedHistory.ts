// Invented histories for tests and measurements: seeded, with known effects, missing values and useless fields.
import { sigmoid } from '../learning/logit.ts';
import type { Draw } from '../learning/seeded.ts';
import { seededDraws } from '../learning/seeded.ts';
import type { CategoryField, Field, History, NumberField } from '../learning/table.ts';

export type Invention = {
  readonly rows: number;
  readonly numbers?: number;
  readonly categories?: number;
  readonly seed?: number;
  /** Multiplies every effect: 0 = outcomes are pure chance. */
  readonly effect?: number;
};

/** Half of the numbers (curved) and half of the categories (by remainder of three) matter; about a tenth of the cells is missing. */
export function inventHistory({ rows, numbers = 4, categories = 4, seed = 1, effect = 1 }: Invention): History {
  const draw = seededDraws(seed);
  const scores = new Float64Array(rows);
  const fields: Field[] = [
    ...Array.from({ length: numbers }, (_, at) => inventNumber(`number ${at}`, at * 2 < numbers ? effect : 0, scores, draw)),
    ...Array.from({ length: categories }, (_, at) =>
      inventCategory(`category ${at}`, 3 + at * 2, at * 2 < categories ? effect : 0, scores, draw),
    ),
  ];
  return {
    table: { rows, fields },
    ids: Array.from({ length: rows }, (_, row) => `row-${Math.floor(draw() * 1e9)}-${row}`),
    times: Float64Array.from({ length: rows }, (_, row) => Math.floor(row / 3)),
    outcomes: Uint8Array.from(scores, (score) => (draw() < sigmoid(score - 0.5) ? 1 : 0)),
  };
}

function inventNumber(name: string, effect: number, scores: Float64Array, draw: Draw): NumberField {
  const values = new Float64Array(scores.length);
  for (let row = 0; row < values.length; row++) {
    const value = draw() + draw() + draw() - 1.5;
    const missing = draw() < 0.1;
    values[row] = missing ? Number.NaN : value;
    scores[row] = scores[row]! + effect * (missing ? 0.4 : value + 2 * value * value - 0.5);
  }
  return { kind: 'number', name, values };
}

function inventCategory(name: string, size: number, effect: number, scores: Float64Array, draw: Draw): CategoryField {
  const codes = new Int32Array(scores.length);
  for (let row = 0; row < codes.length; row++) {
    const code = Math.floor(draw() * draw() * size);
    codes[row] = draw() < 0.1 ? -1 : code;
    scores[row] = scores[row]! + effect * ((code % 3) - 1) * 0.7;
  }
  return { kind: 'category', name, codes, labels: Array.from({ length: size }, (_, at) => `value ${at}`) };
}
