// Properties of the rules, each looked at before or after every act of random histories.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStages, type ProcessVersion, pathOf } from './definition.ts';
import { approvalOf, type OpportunityFacts } from './facts.ts';
import { decideMove } from './moves.ts';
import { publishViolations } from './publish.ts';
import { type SimulatedStep, simulate, simulateAct } from './simulate.ts';
import { defaultMapping, syncOpportunity } from './sync.ts';
import { anyHistory, anyVersion } from './testing/histories.ts';
import { asks } from './testing/slides.ts';
import { openVisit, type Visit, withTransition } from './visits.ts';
import { winRate } from './winRate.ts';

const RUNS = { numRuns: 200 };
const deepFrozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFrozen);
  return value;
};

type Beat = { version: ProcessVersion; before: OpportunityFacts; step: SimulatedStep; rules: Parameters<typeof decideMove>[1] };

/** Looks at every act of many random histories; inputs are frozen, so a rule that changed them would throw. */
function everyAct(look: (beat: Beat) => void): void {
  fc.assert(
    fc.property(anyHistory, ({ version, rules, acts }) => {
      deepFrozen({ version, rules, acts });
      let before: OpportunityFacts | null = null;
      for (const step of simulate(version, rules, openStages(version)[0]!.id, acts)) {
        if (before) look({ version, rules, before, step });
        before = deepFrozen(step.facts);
      }
    }),
    RUNS,
  );
}

const positionOf = (version: ProcessVersion, stageId: string): number => pathOf(version).findIndex((stage) => stage.id === stageId);
const rateOf = (version: ProcessVersion, facts: OpportunityFacts): number => winRate(version, facts).rate;

describe('win rate', () => {
  it('stays within the band of the stage, and its parts add up', () => {
    everyAct(({ version, step: { facts, winRate: shown } }) => {
      const parts = shown.events.filter((event) => event.completed).reduce((sum, event) => sum + event.share, 0);
      expect(shown.anchored + shown.unallocated + parts).toBe(shown.rate);
      if (facts.closed) return expect(shown.rate).toBe(facts.closed === 'won' ? 10_000 : 0);
      const position = positionOf(version, facts.stageId);
      expect(shown.anchored).toBe(pathOf(version)[position - 1]?.rate ?? 0);
      expect(shown.rate).toBeGreaterThanOrEqual(shown.anchored);
      expect(shown.rate).toBeLessThanOrEqual(pathOf(version)[position]!.rate);
    });
  });
  it('is never lowered by completing an event nor by a forward move', () => {
    everyAct(({ version, before, step }) => {
      const forward = step.act.do === 'move' && positionOf(version, step.facts.stageId) >= positionOf(version, before.stageId);
      if (step.act.do !== 'complete' && !(forward && step.facts.closed !== 'lost')) return;
      expect(step.winRate.rate).toBeGreaterThanOrEqual(rateOf(version, before));
    });
  });
  it('depends on version, stage, completed events and closed state alone', () => {
    everyAct(({ version, step: { facts, winRate: shown } }) => {
      const { stageId, closed, completed } = facts;
      expect(winRate(version, { stageId, closed, completed: completed.toReversed() })).toEqual(shown);
    });
  });
});

describe('key events', () => {
  it('edge 15: completing once more changes nothing', () => {
    everyAct(({ version, rules, step }) => {
      if (step.act.do !== 'complete' || !step.changed) return;
      expect(simulateAct(version, rules, step.facts, step.act).facts).toBe(step.facts);
    });
  });
  it('taking a completion back and completing again gives the same win rate', () => {
    everyAct(({ version, rules, before, step }) => {
      if (step.act.do !== 'uncomplete' || !step.changed) return;
      const again = simulateAct(version, rules, step.facts, { ...step.act, do: 'complete', files: 0 });
      expect(again.winRate).toEqual(winRate(version, before));
    });
  });
});

describe('moves', () => {
  it('a refused act changes nothing; a move allowed beforehand is the move that happens', () => {
    everyAct(({ version, rules, before, step }) => {
      if (step.act.do !== 'move') return;
      const dryRun = decideMove(version, rules, before, step.act.ask);
      if (!dryRun.allowed || dryRun.result.kind === 'unchanged') return expect(step.facts).toBe(before);
      expect(step.facts).toMatchObject({ stageId: dryRun.result.to, closed: dryRun.result.closed });
    });
  });
  it('rule 2 ticked is never stricter than unticked: what it refuses, unticked refuses too', () => {
    everyAct(({ version, before, step }) => {
      if (step.act.do !== 'move') return;
      const { ask } = step.act;
      const ticked = decideMove(version, { sequentialOnly: false, freeSkip: true }, before, ask);
      const unticked = decideMove(version, { sequentialOnly: false, freeSkip: false }, before, ask);
      if (ticked.allowed) return;
      expect(unticked).toMatchObject({ allowed: false, reasons: expect.arrayContaining(ticked.reasons) });
    });
  });
  it('an unticked jump a → c passes exactly when a → b and b → c both pass, forward and back', () => {
    const rules = { sequentialOnly: false, freeSkip: false };
    everyAct(({ version, before, step }) => {
      if (step.act.do !== 'move' || before.closed || step.act.ask.to === 'lost') return;
      const { ask } = step.act;
      const [from, to] = [positionOf(version, before.stageId), positionOf(version, ask.to)];
      const between = pathOf(version).slice(Math.min(from, to) + 1, Math.max(from, to));
      const jump = decideMove(version, rules, before, ask).allowed;
      for (const { id } of between) {
        if (to < from && approvalOf(before, id) === 'pending') continue;
        const first = decideMove(version, rules, before, { ...ask, to: id }).allowed;
        const second = decideMove(version, rules, { ...before, stageId: id }, ask).allowed;
        expect(jump).toBe(first && second);
      }
    });
  });
  it('going back makes no approval of the target or later still count, and touches no completion', () => {
    everyAct(({ version, before, step }) => {
      if (step.act.do !== 'move' || step.facts.closed || before.closed) return;
      const position = positionOf(version, step.facts.stageId);
      if (position >= positionOf(version, before.stageId)) return;
      const later = pathOf(version).slice(position);
      expect(later.filter((stage) => approvalOf(step.facts, stage.id) === 'approved')).toEqual([]);
      expect(step.facts.completed).toBe(before.completed);
    });
  });
  it('edge 44: nothing but losing it leaves a stage under approval', () => {
    everyAct(({ before, step }) => {
      if (step.act.do !== 'move' || before.closed || approvalOf(before, before.stageId) !== 'pending') return;
      if (step.facts.closed === 'lost') expect(Object.values(step.facts.approvals)).not.toContain('pending');
      else expect(step.facts).toBe(before);
    });
  });
});

describe('visits', () => {
  it('exactly one is open while the opportunity is open, none once it is closed', () => {
    fc.assert(
      fc.property(anyHistory, ({ version, rules, acts }) => {
        let at = Date.parse('2017-09-01T00:00:00Z');
        let standing = openStages(version)[0]!.id;
        let visits: Visit[] = withTransition([], { how: 'created', to: standing, at: new Date(at).toISOString() });
        for (const { act, facts } of simulate(version, rules, standing, acts)) {
          at += 60_000;
          if (facts.stageId !== standing) visits = withTransition(visits, transition(version, standing, act.do, facts, at));
          standing = facts.stageId;
          expect(visits.filter((visit) => visit.leftAt === null)).toHaveLength(facts.closed ? 0 : 1);
          if (!facts.closed) expect(openVisit(visits)?.stageId).toBe(facts.stageId);
        }
        for (const [place, visit] of visits.entries()) {
          const next = visits[place + 1];
          if (next && visit.leftAt) expect(visit.leftAt <= next.enteredAt).toBe(true);
        }
      }),
      RUNS,
    );
  });

  function transition(version: ProcessVersion, from: string, act: string, facts: OpportunityFacts, ms: number) {
    const at = new Date(ms).toISOString();
    if (facts.closed) return { how: facts.closed, at };
    if (act === 'reopen') return { how: 'reopened' as const, to: facts.stageId, at };
    const forward = positionOf(version, facts.stageId) > positionOf(version, from);
    return { how: forward ? ('promoted' as const) : ('regressed' as const), to: facts.stageId, at };
  }
});

describe('versions', () => {
  it('the random processes are publishable', () => {
    fc.assert(fc.property(anyVersion, (version) => void expect(publishViolations(version)).toEqual([])));
  });
  it('edge 3: syncing twice is syncing once, and the opportunity stands in an open stage of the new version', () => {
    fc.assert(
      fc.property(anyHistory, anyVersion, ({ version, rules, acts }, next) => {
        const facts = simulate(version, rules, openStages(version)[0]!.id, acts).at(-1)!.facts;
        const [pinned, target] = [
          { number: 1, version },
          { number: 2, version: next },
        ];
        const mapping = defaultMapping(version, next);
        const once = syncOpportunity(pinned, target, mapping, facts)!;
        expect(syncOpportunity(target, target, mapping, once.facts)).toBeNull();
        expect(once.facts.completed).toBe(facts.completed);
        expect(once.winRate.after).toBe(winRate(next, once.facts).rate);
        const standing = next.stages.find((stage) => stage.id === once.facts.stageId);
        expect(standing?.kind).toBe(facts.closed ?? 'open');
        const fresh = { ...asks('u1'), to: once.facts.stageId };
        if (!facts.closed) expect(decideMove(next, rules, once.facts, fresh)).toEqual({ allowed: true, result: { kind: 'unchanged' } });
      }),
      RUNS,
    );
  });
});
