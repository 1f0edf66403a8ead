// The reasons against a move as rows a person can work off: grouped by stage in path order, what concerns the whole opportunity last.
import { type Operator, type ProcessVersion, pathOf, type Stage } from '#domain/processes/definition.ts';
import type { MoveRefusal } from '#domain/processes/refusals.ts';

/** The same reason has the same key before and after other reasons were mended. */
export function refusalKey(refusal: MoveRefusal): string {
  switch (refusal.kind) {
    case 'event':
    case 'upload':
      return `${refusal.kind}:${refusal.eventId}`;
    case 'information':
      return `information:${refusal.stageId}:${refusal.field}`;
    case 'closing':
    case 'override':
      return `${refusal.kind}:${refusal.missing}`;
    case 'approval':
    case 'approval_pending':
    case 'operator':
    case 'unknown_stage':
      return `${refusal.kind}:${refusal.stageId}`;
    case 'not_editable':
    case 'closed':
    case 'stale_version':
      return refusal.kind;
  }
}

export interface RefusalRow {
  key: string;
  refusal: MoveRefusal;
  /** Was missing when the dialog opened and is there now. */
  mended: boolean;
}

export interface RefusalGroup {
  /** Undefined: the whole opportunity. */
  stage: Stage | undefined;
  rows: RefusalRow[];
}

/** What was seen so far plus what is new; rows keep their place while they are mended. */
export function seenSoFar(seen: readonly MoveRefusal[], now: readonly MoveRefusal[]): readonly MoveRefusal[] {
  const known = new Map(seen.map((refusal) => [refusalKey(refusal), refusal]));
  const fresh = now.filter((refusal) => !known.has(refusalKey(refusal)));
  return fresh.length === 0 ? seen : [...seen, ...fresh];
}

/** Rows grouped by stage in path order; a reason that no longer holds stays as mended. */
export function refusalGroups(version: ProcessVersion, seen: readonly MoveRefusal[], now: readonly MoveRefusal[]): RefusalGroup[] {
  const open = new Map(now.map((refusal) => [refusalKey(refusal), refusal]));
  const rows = seen.map((refusal) => {
    const key = refusalKey(refusal);
    return { key, refusal: open.get(key) ?? refusal, mended: !open.has(key) };
  });
  const stages: (Stage | undefined)[] = [...pathOf(version), undefined];
  return stages
    .map((stage) => ({ stage, rows: rows.filter(({ refusal }) => stageOf(version, refusal) === stage) }))
    .filter((group) => group.rows.length > 0);
}

const stageOf = (version: ProcessVersion, refusal: MoveRefusal): Stage | undefined =>
  'stageId' in refusal ? pathOf(version).find((stage) => stage.id === refusal.stageId) : undefined;

/** Who alone may mend it; empty when everyone who may edit the opportunity may. */
export const whoMay = (refusal: MoveRefusal): readonly Operator[] => ('whoMay' in refusal ? refusal.whoMay : []);
