// Random processes and random histories for the properties: publishable versions of one to six open stages, and acts of two users.

import fc from 'fast-check';
import { type AdvanceRules, openStages, type ProcessVersion, pathOf, type Stage } from '../definition.ts';
import type { Ask } from '../facts.ts';
import type { SimulatedAct } from '../simulate.ts';
import { asks, keyEvent, salesProcess, stage } from './slides.ts';

const sometimes = fc.integer({ min: 0, max: 7 }).map((value) => value === 0);
const operators = sometimes.map((limited) => (limited ? [{ kind: 'user' as const, id: 'u1' }] : []));

const stageShape = fc.record({
  events: fc.array(
    fc.record({
      share: fc.constantFrom(0, 100, 300),
      required: fc.constantFrom(false, false, true),
      upload: fc.constantFrom('none' as const, 'may' as const, 'must' as const),
      operators,
    }),
    { maxLength: 3 },
  ),
  unallocated: fc.constantFrom(0, 0, 100, 400),
  asksInformation: sometimes,
  asksApproval: sometimes,
  operators,
});

/** Publishable versions; field `f<i>` and approval flow `flow` where the stage asks for them. */
export const anyVersion: fc.Arbitrary<ProcessVersion> = fc.array(stageShape, { minLength: 1, maxLength: 6 }).map((shapes) => {
  let rate = 0;
  const stages = shapes.map((shape, position): Stage => {
    rate += shape.unallocated + shape.events.reduce((sum, event) => sum + event.share, 0);
    return stage(`s${position}`, rate, {
      operators: shape.operators,
      information: shape.asksInformation ? [{ field: `f${position}`, required: true }] : [],
      approvalFlowId: shape.asksApproval ? 'flow' : null,
      events: shape.events.map((event, place) => keyEvent(`s${position}e${place}`, event)),
    });
  });
  return salesProcess(...stages);
});

export const anyRules: fc.Arbitrary<AdvanceRules> = fc.record({ sequentialOnly: fc.boolean(), freeSkip: fc.boolean() });

const by = (userId: string): Ask => asks(userId, { rights: { edit: true, reopen: true, override: false } });

type Draw = { kind: number; which: number; user: string; files: number; state: 'pending' | 'approved' | 'rejected' };

const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.nat(12),
  which: fc.nat(1000),
  user: fc.constantFrom('u1', 'u1', 'u1', 'u2'),
  files: fc.constantFrom(1, 1, 0),
  state: fc.constantFrom('approved', 'approved', 'approved', 'pending', 'rejected'),
});

function actOf(version: ProcessVersion, { kind, which, user, files, state }: Draw): SimulatedAct {
  const events = version.stages.flatMap((one) => one.events);
  const open = openStages(version);
  const gated = open.filter((one) => one.approvalFlowId !== null);
  const picked = <Item>(items: readonly Item[]): Item => items[which % items.length]!;
  if (kind < 5 && events.length > 0) return { do: 'complete', eventId: picked(events).id, files, ask: by(user) };
  if (kind === 5 && events.length > 0) return { do: 'uncomplete', eventId: picked(events).id, ask: by(user) };
  if (kind === 6) return { do: 'fill', field: `f${which % open.length}` };
  if (kind === 7 && gated.length > 0) return { do: 'approval', stageId: picked(gated).id, state };
  if (kind === 8) return { do: 'reopen', ask: by(user) };
  return { do: 'move', ask: { ...by(user), to: which % 12 === 0 ? 'lost' : picked(pathOf(version)).id, lossReason: 'price' } };
}

/** A version, its rules, and up to forty acts that fit it. */
export const anyHistory: fc.Arbitrary<{ version: ProcessVersion; rules: AdvanceRules; acts: SimulatedAct[] }> = fc
  .record({ version: anyVersion, rules: anyRules, draws: fc.array(draw, { minLength: 5, maxLength: 40, size: 'max' }) })
  .map(({ version, rules, draws }) => ({
    version,
    rules,
    acts: [{ do: 'set', amount: 100, closingOn: '2017-10-19' }, ...draws.map((drawn) => actOf(version, drawn))],
  }));
