// The checks of an act in the order they are made, put together by what they are about: what must hold before anything else, who may
// operate, the gates of the stages left behind, the rules of closing.
import type { TraceLine } from '#domain/processes/simulate.ts';

export type GroupKind = 'entry' | 'operators' | 'gate' | 'closing' | 'event';

export interface TraceGroup {
  kind: GroupKind;
  /** The stage whose gate it is. */
  stageId: string | null;
  lines: { number: number; line: TraceLine }[];
}

function groupOf({ subject }: TraceLine): Pick<TraceGroup, 'kind' | 'stageId'> {
  switch (subject.kind) {
    case 'operator':
      return 'eventId' in subject ? { kind: 'event', stageId: null } : { kind: 'operators', stageId: null };
    case 'event':
    case 'information':
    case 'upload':
    case 'approval':
      return { kind: 'gate', stageId: subject.stageId };
    case 'closing':
      return { kind: 'closing', stageId: null };
    case 'out_of_sequence':
    case 'locked':
    case 'file':
      return { kind: 'event', stageId: null };
    default:
      return { kind: 'entry', stageId: null };
  }
}

/** Numbered in the order of checking; neighbours that belong together form a group. */
export function traceGroups(trace: readonly TraceLine[]): TraceGroup[] {
  const groups: TraceGroup[] = [];
  trace.forEach((line, position) => {
    const { kind, stageId } = groupOf(line);
    const last = groups.at(-1);
    const numbered = { number: position + 1, line };
    if (last && last.kind === kind && last.stageId === stageId) last.lines.push(numbered);
    else groups.push({ kind, stageId, lines: [numbered] });
  });
  return groups;
}
