import { describe, expect, it } from 'vitest';
import type { OpportunityFacts } from './facts.ts';
import { decideMove } from './moves.ts';
import { publishViolations } from './publish.ts';
import { defaultMapping, factsIn, mappingOfAll, mappingViolations, type PinnedVersion, syncOpportunity, tallySync } from './sync.ts';
import { asks, keyEvent, percent, salesProcess, stage, standingIn } from './testing/slides.ts';
import { winRate } from './winRate.ts';

const first = stage('1', percent(10), { events: [keyEvent('a', { share: percent(5) }), keyEvent('a2')] });
const second = stage('2', percent(30), { approvalFlowId: 'review', events: [keyEvent('b', { share: percent(5) })] });
const third = stage('3', percent(60), { approvalFlowId: 'review', events: [keyEvent('c', { share: percent(10) })] });

const v1: PinnedVersion = { number: 1, version: salesProcess(first, second, third) };
/** Without stage 2 and event a; a3 is new and required. */
const v2: PinnedVersion = {
  number: 2,
  version: salesProcess({ ...first, events: [keyEvent('a2'), keyEvent('a3')] }, third, stage('4', percent(80))),
};
const mapping = defaultMapping(v1.version, v2.version);
const sync = (facts: OpportunityFacts) => syncOpportunity(v1, v2, mapping, facts)!;

describe('mapping of stages that are gone', () => {
  it('goes to the nearest earlier open stage that stays', () => {
    expect(mapping).toEqual({ 2: '1' });
    expect(defaultMapping(v1.version, salesProcess(third))).toEqual({ 1: '3', 2: '3' });
    expect(defaultMapping(v1.version, salesProcess(stage('new', 10)))).toEqual({ 1: 'new', 2: 'new', 3: 'new' });
  });
  it('of all versions in use: each stage once, as the newest version that holds it says', () => {
    const older: PinnedVersion = { number: 1, version: salesProcess(third, second, stage('0', 10)) };
    const newer: PinnedVersion = { number: 2, version: v1.version };
    const to = salesProcess(first, third);
    expect(defaultMapping(older.version, to)).toEqual({ 2: '3', 0: '3' });
    expect(mappingOfAll([newer, older], to)).toEqual({ 2: '1', 0: '3' });
    expect(mappingOfAll([older, newer], to)).toEqual({ 2: '1', 0: '3' });
  });
  it('names each stage without a place to go to', () => {
    expect(mappingViolations(v1.version, v2.version, mapping)).toEqual([]);
    expect(mappingViolations(v1.version, v2.version, {})).toEqual([{ stageId: '2', mappedTo: null }]);
    expect(mappingViolations(v1.version, v2.version, { 2: 'won' })).toEqual([{ stageId: '2', mappedTo: 'won' }]);
  });
});

describe('syncing one opportunity', () => {
  it('edge 1: publishing changes nothing until the sync', () => {
    const facts = standingIn('2', ['a', 'b']);
    expect(publishViolations(v2.version)).toEqual([]);
    expect(winRate(v1.version, facts).rate).toBe(percent(30));
    expect(decideMove(v1.version, { sequentialOnly: true, freeSkip: false }, facts, { ...asks('u1'), to: '1' }).allowed).toBe(true);
  });
  it('edge 2: in a stage that is gone, it goes to the mapped stage as one remap', () => {
    expect(sync(standingIn('2', ['a', 'b']))).toMatchObject({ from: '2', to: '1', remapped: true });
  });
  it('in a stage that stays, nothing is remapped', () => {
    expect(sync(standingIn('3'))).toMatchObject({ from: '3', to: '3', remapped: false });
  });
  it('edge 3: run twice is run once', () => {
    const once = sync(standingIn('2', ['a', 'b']));
    expect(syncOpportunity(v2, v2, mapping, once.facts)).toBeNull();
    expect(once.facts.rowVersion).toBe(2);
  });
  it('edge 6: a completed event that is gone keeps its record, its share no longer counts', () => {
    const facts = standingIn('1', ['a'], { liveFiles: { a: 2 } });
    const result = sync(facts);
    expect(result.archivedEventIds).toEqual(['a']);
    expect(result.winRate).toEqual({ before: percent(10), after: percent(10) });
    expect(result.facts).toMatchObject({ completed: ['a'], liveFiles: { a: 2 } });
    const sameRest: PinnedVersion = {
      number: 2,
      version: salesProcess({ ...first, events: [keyEvent('z', { share: 500 })] }, second, third),
    };
    expect(syncOpportunity(v1, sameRest, {}, facts)?.winRate).toEqual({ before: percent(10), after: percent(5) });
  });
  it('edge 7: a new required event of a passed stage does not block, until one goes back', () => {
    const rules = { sequentialOnly: false, freeSkip: false };
    const inThird = sync(standingIn('3', ['c', 'a2'], { approvals: { 3: 'approved' } })).facts;
    expect(decideMove(v2.version, rules, inThird, { ...asks('u1'), to: '4' }).allowed).toBe(true);
    const back = { ...inThird, stageId: '1' };
    expect(decideMove(v2.version, rules, back, { ...asks('u1'), to: '3' })).toMatchObject({ reasons: [{ kind: 'event', eventId: 'a3' }] });
  });
  it('edge 13: a pending approval of a stage that is gone ends; one of a stage that stays goes on', () => {
    const gone = sync(standingIn('2', [], { approvals: { 2: 'pending', 1: 'approved' } }));
    expect(gone.endedApprovals).toEqual(['2']);
    expect(gone.facts.approvals).toEqual({ 1: 'approved', 2: 'terminated' });
    expect(sync(standingIn('3', [], { approvals: { 3: 'pending' } })).endedApprovals).toEqual([]);
    const wonInstead: PinnedVersion = { number: 2, version: salesProcess(first, second) };
    wonInstead.version.stages.splice(2, 1, { ...third, kind: 'won' });
    const pending = standingIn('3', [], { approvals: { 3: 'pending' } });
    expect(syncOpportunity(v1, wonInstead, { 3: '2' }, pending)).toMatchObject({ to: '2', endedApprovals: ['3'] });
    const otherFlow: PinnedVersion = { number: 2, version: salesProcess(first, second, { ...third, approvalFlowId: 'other' }) };
    expect(syncOpportunity(v1, otherFlow, {}, standingIn('3', [], { approvals: { 3: 'pending' } }))?.endedApprovals).toEqual(['3']);
  });
  it('edge 40: a closed opportunity stays closed; the stage it would be reopened to is mapped', () => {
    const lost = standingIn('lost', [], { closed: 'lost', lastOpenStageId: '2' });
    expect(sync(lost)).toMatchObject({
      remapped: false,
      winRate: { before: 0, after: 0 },
      facts: { closed: 'lost', lastOpenStageId: '1' },
    });
  });
  it('edge 5: a won opportunity that is synced all the same stays won at 100 %', () => {
    const renamed = salesProcess(first, second, third);
    renamed.stages[3] = stage('签约', percent(100), { kind: 'won' });
    const won = standingIn('won', [], { closed: 'won', lastOpenStageId: '3' });
    expect(syncOpportunity(v1, { number: 2, version: renamed }, {}, won)).toMatchObject({
      to: '签约',
      remapped: false,
      winRate: { before: 10_000, after: 10_000 },
    });
  });
  it('tries another version out on the same facts', () => {
    const tried = factsIn(v1.version, v2.version, standingIn('2', ['a', 'b'], { approvals: { 2: 'pending' } }));
    expect(tried).toMatchObject({ stageId: '1', completed: ['a', 'b'], approvals: { 2: 'terminated' } });
  });
  it('adds up for the preview', () => {
    const results = [sync(standingIn('2', ['a', 'b'], { approvals: { 2: 'pending' } })), sync(standingIn('3')), null];
    expect(tallySync(results)).toEqual({ repinned: 2, unchanged: 1, stageRemoved: 1, winRateChanged: 1, approvalsEnded: 1 });
  });
});
