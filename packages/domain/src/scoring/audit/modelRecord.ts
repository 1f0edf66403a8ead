// What is written down about every trained model, so that anyone can later ask what it was, from what, and who let it out,
// and training the stored rows again gives the same bits.
import type { GateDecision, GateFigures } from '../gate/gate.ts';
import type { LeakReport } from '../gate/leakReport.ts';
import type { DroppedField } from '../learning/fieldAdmission.ts';
import type { ModelKind, Recipe } from '../learning/model.ts';
import type { History } from '../learning/table.ts';
import type { Candidate, Training } from '../learning/train.ts';

/** Raised with every change that could move a bit of a model; a retraining is only comparable under the same version. */
export const CODE_VERSION = 'scoring-1';

/** A cryptographic digest as hexadecimal text, e.g. SHA-256; supplied by the caller. */
export type Digest = (text: string) => string;

export type ModelRecord = {
  readonly codeVersion: string;
  readonly seed: number;
  readonly recipe: Recipe | undefined;
  readonly kind: ModelKind | undefined;
  readonly gradeOnly: boolean;
  readonly fields: readonly string[];
  readonly dropped: readonly DroppedField[];
  /** First and last time among the rows, their number and base rate. */
  readonly window: { readonly from: number; readonly to: number; readonly rows: number; readonly rate: number };
  /** Digest of the sorted row ids: which rows, not what they say. */
  readonly rowsDigest: string;
  /** Digest of the model to the last bit. */
  readonly modelDigest: string | undefined;
  readonly candidates: readonly Candidate[];
  readonly figures: GateFigures | undefined;
  readonly leaks: LeakReport | undefined;
  readonly decision: GateDecision;
  /** Who let it out, and when; undefined while nobody has. */
  readonly approval: { readonly by: string; readonly at: string; readonly note: string } | undefined;
};

/** The record of a training run. `history` is what was trained on, in any order. */
export function recordModel(history: History, training: Training, seed: number, digest: Digest): ModelRecord {
  const { learned, dropped, decision } = training;
  const out = new Set(dropped.map(({ field }) => field));
  return {
    codeVersion: CODE_VERSION,
    seed,
    recipe: learned?.recipe,
    kind: learned?.kind,
    gradeOnly: learned?.gradeOnly ?? false,
    fields: history.table.fields.map(({ name }) => name).filter((name) => !out.has(name)),
    dropped,
    window: windowOf(history),
    rowsDigest: digest(history.ids.toSorted().join('\n')),
    modelDigest: learned && digest(JSON.stringify(learned.model)),
    candidates: learned?.candidates ?? [],
    figures: learned?.figures,
    leaks: learned?.leaks,
    decision,
    approval: undefined,
  };
}

function windowOf({ times, outcomes }: History): ModelRecord['window'] {
  const bounds = times.reduce((found, time) => ({ from: Math.min(found.from, time), to: Math.max(found.to, time) }), {
    from: Number.POSITIVE_INFINITY,
    to: Number.NEGATIVE_INFINITY,
  });
  return { ...bounds, rows: outcomes.length, rate: outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length };
}

export type ApprovalRefusal = 'refusedByGate' | 'leakReportNotRead';

/** Lets a model out. A held one needs a note on its leak report; a refused one cannot be let out. */
export function approveModel(
  record: ModelRecord,
  approval: { readonly by: string; readonly at: string; readonly note: string },
): { readonly record: ModelRecord } | { readonly refused: ApprovalRefusal } {
  if (record.decision.verdict === 'refused') return { refused: 'refusedByGate' };
  if (record.decision.verdict === 'held' && approval.note.trim() === '') return { refused: 'leakReportNotRead' };
  return { record: { ...record, approval } };
}

/** Whether a retraining reproduced the recorded model to the bit, and if not, why the two cannot be compared. */
export function compareRetraining(before: ModelRecord, after: ModelRecord): 'same' | 'otherCode' | 'otherSeed' | 'otherRows' | 'differs' {
  if (before.codeVersion !== after.codeVersion) return 'otherCode';
  if (before.seed !== after.seed) return 'otherSeed';
  if (before.rowsDigest !== after.rowsDigest) return 'otherRows';
  return before.modelDigest === after.modelDigest ? 'same' : 'differs';
}
