// Visits: the stretches of time an opportunity spends in its stages, append-only. Exactly one is open while the opportunity is
// open, none once it is closed or deleted. Every stage metric (升迁率, 流失率, 滞留率) is counted from them.

/** How a visit ended. `remapped` comes from a sync to a new version and counts as nothing in the funnel. */
export type VisitEnd = 'promoted' | 'regressed' | 'won' | 'lost' | 'remapped' | 'type_changed' | 'deleted' | 'other';

/** Instants are ISO 8601 with zone. `leftAt` and `how` are null while the visit is open. */
export type Visit = { stageId: string; enteredAt: string; leftAt: string | null; how: VisitEnd | null };

/** What happened to the opportunity at an instant. Ends without a new stage carry none. */
export type Transition =
  | { how: 'created' | 'reopened'; to: string; at: string }
  | { how: 'promoted' | 'regressed' | 'remapped' | 'type_changed'; to: string; at: string }
  | { how: 'won' | 'lost' | 'deleted' | 'other'; at: string }
  | { how: 'restored'; at: string };

/** The two rows a transition touches: `ended` replaces the latest visit, `begun` is new. */
export type VisitStep = { ended: Visit | null; begun: Visit | null };

/**
 * What a transition does to the latest visit (null: there is none yet).
 * Throws when it does not fit: ending what is not open, opening a second one, or going back in time.
 */
export function visitStep(latest: Visit | null, transition: Transition): VisitStep {
  const open = latest !== null && latest.leftAt === null;
  switch (transition.how) {
    case 'created':
    case 'reopened':
      if (open) throw new Error(`${transition.how}: a visit of ${latest.stageId} is still open`);
      return { ended: null, begun: begin(transition.to, transition.at) };
    case 'restored':
      if (latest?.how !== 'deleted') throw new Error('restored: the latest visit was not ended by a deletion');
      return { ended: { ...latest, leftAt: null, how: null }, begun: null };
    default:
      if (!open) throw new Error(`${transition.how}: no visit is open`);
      return {
        ended: end(latest, transition.how, transition.at),
        begun: 'to' in transition ? begin(transition.to, transition.at) : null,
      };
  }
}

const begin = (stageId: string, at: string): Visit => ({ stageId, enteredAt: at, leftAt: null, how: null });

function end(visit: Visit, how: VisitEnd, at: string): Visit {
  if (Date.parse(at) < Date.parse(visit.enteredAt)) throw new RangeError(`left ${at} before entered ${visit.enteredAt}`);
  return { ...visit, leftAt: at, how };
}

/** All visits after the transition, oldest first. */
export function withTransition(visits: readonly Visit[], transition: Transition): Visit[] {
  const latest = visits.at(-1) ?? null;
  const { ended, begun } = visitStep(latest, transition);
  return [...(ended ? [...visits.slice(0, -1), ended] : visits), ...(begun ? [begun] : [])];
}

export const openVisit = (visits: readonly Visit[]): Visit | undefined => visits.find((visit) => visit.leftAt === null);

/** Elapsed seconds of the visit, up to `now` while it is open. Elapsed time: a change to summer time does not count. */
export const visitSeconds = (visit: Visit, now: string): number => (Date.parse(visit.leftAt ?? now) - Date.parse(visit.enteredAt)) / 1000;
