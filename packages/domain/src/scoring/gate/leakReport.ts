// Too good to be true: a model is held when it is nearly perfect or one field alone nearly knows the outcome.
// The report names the fields to look at and shows why; a person decides whether they were known at the time of scoring.
import { binWords } from '../explain/binWords.ts';
import type { FieldPower } from './fieldPower.ts';

export const SUSPICIOUS_MODEL_AUC = 0.95;
export const SUSPICIOUS_FIELD_AUC = 0.85;
const WORTH_A_LOOK_AUC = 0.75;
const TELLING_ROWS = 20;

/** A value that almost decides the outcome by itself. */
export type TellingValue = { readonly value: string; readonly rows: number; readonly rate: number };

/** One field of the report. `suspicious` = strong enough alone to hold the model; `byMissing` = that it is filled at all tells as much. */
export type LeakSuspect = {
  readonly field: string;
  readonly aucAlone: number;
  readonly aucFilled: number;
  readonly suspicious: boolean;
  readonly byMissing: boolean;
  readonly telling: readonly TellingValue[];
};

export type LeakReport = { readonly held: boolean; readonly modelAuc: number; readonly suspects: readonly LeakSuspect[] };

/** Judges a model's AUC on the newest rows together with what each field can do alone. */
export function leakReport(modelAuc: number, powers: readonly FieldPower[]): LeakReport {
  const strong = powers.filter((power) => power.aucAlone >= WORTH_A_LOOK_AUC);
  const suspects = (strong.length > 0 || modelAuc < SUSPICIOUS_MODEL_AUC ? strong : powers.slice(0, 3)).map(suspectOf);
  return { held: modelAuc >= SUSPICIOUS_MODEL_AUC || suspects.some((suspect) => suspect.suspicious), modelAuc, suspects };
}

function suspectOf(power: FieldPower): LeakSuspect {
  return {
    field: power.bins.name,
    aucAlone: power.aucAlone,
    aucFilled: power.aucFilled,
    suspicious: power.aucAlone >= SUSPICIOUS_FIELD_AUC,
    byMissing: power.aucFilled - 0.5 >= (power.aucAlone - 0.5) * 0.7,
    telling: tellingValues(power),
  };
}

/** Up to five values, most rows first, of which nearly all or nearly none converted. */
function tellingValues({ bins, rates }: FieldPower): TellingValue[] {
  return rates
    .filter(({ rows, rate }) => rows >= TELLING_ROWS && (rate >= 0.95 || rate <= 0.05))
    .sort((a, b) => b.rows - a.rows)
    .slice(0, 5)
    .map(({ bin, rows, rate }) => ({ value: binWords(bins, bin), rows, rate }));
}
