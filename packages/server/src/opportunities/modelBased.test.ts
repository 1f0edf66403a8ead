// Several people act on one opportunity at once, at random. Whatever the server answered must be explained by some order of their
// commands, played one by one on the pure model: the same answers with the same reasons, and the same facts afterwards. Meanwhile
// files vanish, a colleague joins the team and is put out again, the rules change, and the process itself is synced to a new version.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { AdvanceRules, KeyEvent, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import { type Actor, type Ask, freshFacts, isListed, type OpportunityFacts } from '#domain/processes/facts.ts';
import { completeEvent, decideCompletion, decideFileRemoval, decideUncompletion, uncompleteEvent } from '#domain/processes/keyEvents.ts';
import { afterMove, decideMove, decideReopening } from '#domain/processes/moves.ts';
import { defaultMapping, syncOpportunity } from '#domain/processes/sync.ts';
import { winRate } from '#domain/processes/winRate.ts';
import { saveDraft } from '../processes/commands.ts';
import { publishDraft } from '../processes/publishVersion.ts';
import { draftOf } from '../processes/queries.ts';
import { workOnSync } from '../processes/sync/syncJob.ts';
import { type Answer, startTestApp } from '../testing/app.ts';
import { multipart } from '../testing/multipart.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, scopeFor, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());

/** `ann` owns it, `lead` is above her; `bob` is a listed operator of some events and sees the rest only while he is on the team. */
const PEOPLE = ['ann', 'lead', 'bob'] as const;
type Person = (typeof PEOPLE)[number];
const callers = { ann: await test.as('ann'), lead: await test.as('lead'), bob: await test.as('bob'), owner: await test.as('processOwner') };
const BOB = { kind: 'user' as const, id: test.home.people.bob };

type Command =
  | { do: 'complete'; by: Person; eventId: string }
  | { do: 'uncomplete'; by: Person; eventId: string }
  | { do: 'upload' | 'deleteFile'; by: Person; eventId: string }
  | { do: 'move'; by: Person; to: string; seen: boolean }
  | { do: 'lose'; by: Person }
  | { do: 'reopen'; by: Person }
  | { do: 'fill'; by: 'ann' | 'lead'; value: string | null }
  | { do: 'team'; joins: boolean }
  | { do: 'rules'; rules: AdvanceRules }
  | { do: 'sync'; target: ProcessVersion; syncId: string };

interface World {
  /** As it is pinned to: the first, or after the sync the second. */
  version: ProcessVersion;
  bobIsIn: boolean;
  rules: AdvanceRules;
  facts: OpportunityFacts;
  /** Live files by event, newest last. */
  files: Record<string, string[]>;
}

const eventShape = fc.record({
  share: fc.constantFrom(0, 100, 300),
  required: fc.boolean(),
  upload: fc.constantFrom<KeyEvent['upload']>('none', 'none', 'may', 'must'),
  forBob: fc.integer({ min: 0, max: 3 }).map((value) => value === 0),
});
const stageShape = fc.record({
  events: fc.array(eventShape, { maxLength: 3 }),
  asks: fc.boolean(),
  leadOnly: fc.integer({ min: 0, max: 5 }).map((value) => value === 0),
});
const drawing = fc.record({
  stages: fc.array(stageShape, { minLength: 2, maxLength: 4 }),
  rules: fc.record({ sequentialOnly: fc.boolean(), freeSkip: fc.boolean() }),
  rounds: fc.array(
    fc.array(fc.record({ kind: fc.nat(13), which: fc.nat(999), by: fc.constantFrom(...PEOPLE) }), { minLength: 1, maxLength: 3 }),
    {
      minLength: 12,
      maxLength: 12,
    },
  ),
});
type Drawing = typeof drawing extends fc.Arbitrary<infer Value> ? Value : never;

function versionOf(shapes: Drawing['stages']): ProcessVersion {
  let rate = 0;
  const stages = shapes.map((shape, at): Stage => {
    rate += 200 + shape.events.reduce((sum, { share }) => sum + share, 0);
    return stageOf(`第${at + 1}步`, rate, {
      information: shape.asks ? [{ field: 'source', required: true }] : [],
      operators: shape.leadOnly ? [{ kind: 'user', id: test.home.people.lead }] : [],
      events: shape.events.map(({ forBob, ...event }, place) =>
        keyEventOf(`事件${at + 1}.${place + 1}`, event.share, { ...event, operators: forBob ? [BOB] : [] }),
      ),
    });
  });
  return processOf(...stages);
}

function commandOf({ kind, which, by }: Drawing['rounds'][number][number], version: ProcessVersion): Command {
  const events = version.stages.flatMap((stage) => stage.events);
  const picked = <Item>(items: readonly Item[]): Item => items[which % items.length]!;
  const event = events.length > 0 ? picked(events).id : '';
  if (kind < 4 && event) return { do: 'complete', by, eventId: event };
  if (kind === 4 && event) return { do: 'uncomplete', by, eventId: event };
  if (kind === 5 && event) return { do: which % 3 === 0 ? 'deleteFile' : 'upload', by, eventId: event };
  if (kind === 6) return { do: 'fill', by: by === 'bob' ? 'ann' : by, value: which % 4 === 0 ? null : 'referral' };
  if (kind === 7 && which % 3 === 0) return { do: 'lose', by };
  if (kind === 8) return { do: 'reopen', by };
  if (kind === 9 && which % 2 === 0) return { do: 'rules', rules: { sequentialOnly: which % 4 === 0, freeSkip: which % 3 === 0 } };
  if (kind === 10) return { do: 'team', joins: which % 3 !== 0 };
  return { do: 'move', by, to: picked(version.stages.filter((stage) => stage.kind !== 'lost')).id, seen: which % 2 === 0 };
}

/** What came of it: done, or refused with these kinds of reasons. What a stranger to the record hears is only that it is not there. */
type Outcome = string;
const DONE: Outcome = 'done';
/** A stage that a sync took away meanwhile is not there either. */
const refusal = (kinds: readonly { kind: string }[]): Outcome =>
  kinds[0]?.kind === 'unknown_stage' ? 'not there' : kinds.map(({ kind }) => kind).join();

const actors = {} as Record<Person, { actor: Actor; rights: Ask['rights'] }>; // of those who may edit
for (const person of PEOPLE) {
  const me = (await callers[person].get('/api/session')).body;
  const may = (name: string): boolean => me.rights.functions[name] === true;
  actors[person] = {
    actor: { userId: me.user.id, roleIds: me.roleIds, departmentIds: me.departmentIds },
    rights: { edit: true, reopen: may('opportunities.reopen'), override: may('opportunities.override') },
  };
}
const NO_RIGHTS = { edit: false, reopen: false, override: false };

/** One command on the model; `seen` is the row version that was on everybody's screen when the round began. */
function played(world: World, command: Command, seen: number): { world: World; outcome: Outcome } {
  if (command.do === 'rules') return { world: { ...world, rules: command.rules }, outcome: DONE };
  if (command.do === 'team') return joined(world, command.joins);
  if (command.do === 'sync') return { world: synced(world, command.target), outcome: DONE };
  const { version, rules, facts } = world;
  const isOutside = command.by === 'bob' && !world.bobIsIn;
  const stay = (outcome: Outcome) => ({ world, outcome });
  const go = (next: OpportunityFacts) => ({ world: { ...world, facts: { ...next, rowVersion: facts.rowVersion + 1 } }, outcome: DONE });
  const ask: Ask = { ...actors[command.by], ...(isOutside && { rights: NO_RIGHTS }), seenRowVersion: null };
  if (command.do === 'fill') {
    const holds = facts.filled.includes('source');
    if (holds === (command.value !== null)) return stay(DONE);
    const others = facts.filled.filter((field) => field !== 'source');
    return go({ ...facts, filled: command.value === null ? others : [...others, 'source'] });
  }
  if (command.do === 'move' || command.do === 'lose') {
    if (isOutside) return stay('not there');
    const lost = version.stages.find(({ kind }) => kind === 'lost')!.id;
    const [to, seenRowVersion] = command.do === 'move' ? [command.to, command.seen ? seen : null] : [lost, null];
    const answer = decideMove(version, rules, facts, { ...ask, to, seenRowVersion, lossReason: 'price' });
    if (!answer.allowed) return stay(refusal(answer.reasons));
    return answer.result.kind === 'moved' ? go(afterMove(facts, answer.result)) : stay(DONE);
  }
  if (command.do === 'reopen') {
    if (isOutside) return stay('not there');
    const answer = decideReopening(version, facts, ask);
    return answer.allowed ? go(afterMove(facts, answer.result)) : stay(refusal(answer.reasons));
  }
  const { eventId } = command;
  const event = version.stages.flatMap((stage) => stage.events).find(({ id }) => id === eventId);
  if (!event) return stay('not there');
  if (command.do === 'deleteFile' && !world.files[eventId]?.length) return stay(DONE);
  if (isOutside && !isListed(event.operators, ask.actor)) return stay('not there');
  if (command.do === 'complete') {
    const answer = decideCompletion(version, rules, facts, { ...ask, eventId, files: 0 });
    if (!answer.allowed) return stay(refusal(answer.reasons));
    return answer.result.kind === 'completed' ? go(completeEvent(facts, eventId, 0)) : stay(DONE);
  }
  if (command.do === 'uncomplete') {
    const answer = decideUncompletion(version, rules, facts, { ...ask, eventId });
    if (!answer.allowed) return stay(refusal(answer.reasons));
    return answer.result.kind === 'uncompleted' ? go(uncompleteEvent(facts, eventId)) : stay(DONE);
  }
  return withFile(world, command.do, ask, event);
}

function joined(world: World, joins: boolean): { world: World; outcome: Outcome } {
  return { world: { ...world, bobIsIn: joins }, outcome: joins || world.bobIsIn ? DONE : 'not there' };
}

/** A closed opportunity stays on its version. */
function synced(world: World, target: ProcessVersion): World {
  if (world.facts.closed !== null) return world;
  const mapping = defaultMapping(world.version, target);
  const result = syncOpportunity({ number: 1, version: world.version }, { number: 2, version: target }, mapping, world.facts);
  return { ...world, version: target, facts: result!.facts };
}

function withFile(world: World, act: 'upload' | 'deleteFile', ask: Ask, event: KeyEvent): { world: World; outcome: Outcome } {
  const { version, facts, files } = world;
  const held = files[event.id] ?? [];
  const counted = (count: number): OpportunityFacts => ({ ...facts, liveFiles: { ...facts.liveFiles, [event.id]: count } });
  if (act === 'upload') {
    if (event.upload === 'none') return { world, outcome: 'takes no files' };
    if (facts.closed === 'lost') return { world, outcome: 'closed' };
    return { world: { ...world, facts: counted(held.length + 1), files: { ...files, [event.id]: [...held, 'new'] } }, outcome: DONE };
  }
  const answer = decideFileRemoval(version, facts, { ...ask, eventId: event.id });
  if (!answer.allowed) return { world, outcome: refusal(answer.reasons) };
  return { world: { ...world, facts: counted(held.length - 1), files: { ...files, [event.id]: held.slice(0, -1) } }, outcome: DONE };
}

/** The command through the real door. A file to delete is chosen by each from what he saw when the round began. */
async function sent(command: Command, at: { id: string; typeId: string; seen: number; files: Record<string, string[]> }): Promise<Outcome> {
  if (command.do === 'rules') return heard(await callers.owner.put(`/api/business-types/${at.typeId}/rules`, command.rules));
  if (command.do === 'sync') return worked(command.syncId);
  const home = `/api/opportunities/${at.id}`;
  const place = `${home}/team/${BOB.id}`;
  if (command.do === 'team')
    return heard(await (command.joins ? callers.lead.put(place, { role: '', access: 'edit' }) : callers.lead.delete(place)));
  const who = callers[command.by];
  switch (command.do) {
    case 'complete':
      return heard(await who.post(`${home}/key-events/${command.eventId}/completion`, {}));
    case 'uncomplete':
      return heard(await who.delete(`${home}/key-events/${command.eventId}/completion`));
    case 'move':
      return heard(
        await who.put(`${home}/stage`, { stageId: command.to, lossReason: 'price', ...(command.seen && { rowVersion: at.seen }) }),
      );
    case 'lose':
      return heard(await who.post(`${home}/closing`, { outcome: 'lost', lossReason: 'price' }));
    case 'reopen':
      return heard(await who.delete(`${home}/closing`));
    case 'fill':
      return heard(await who.patch(home, { values: { source: command.value } }));
    case 'upload':
      return heard(
        await who.send({
          method: 'POST',
          url: `${home}/files?purpose=keyEvent&eventId=${command.eventId}`,
          ...multipart([['a.txt', Buffer.from('x')]]),
        }),
      );
    case 'deleteFile': {
      const file = at.files[command.eventId]?.at(-1);
      return file ? heard(await who.delete(`/api/files/${file}`)) : DONE;
    }
  }
}

/** A few calls end it: one finds nothing more to do. */
async function worked(syncId: string): Promise<Outcome> {
  const parts = { database: test.database, queue: () => test.queue, now: () => new Date().toISOString() };
  for (let calls = 0; calls < 5; calls++) await workOnSync(parts, test.home.orgId, syncId);
  const { status, failed } = (await callers.owner.get(`/api/process-syncs/${syncId}`)).body;
  return status === 'finished' && failed === 0 ? DONE : `${status}, ${failed} failed`;
}

/** The next version lacks an event and, where enough are left, the second stage. */
function nextOf({ stages }: ProcessVersion): ProcessVersion {
  const open = stages.filter(({ kind }) => kind === 'open');
  const gone = open.length > 2 ? open[1]!.id : '';
  const shortened = stages
    .filter(({ id }) => id !== gone)
    .map((stage, at) => (at === 0 ? { ...stage, events: stage.events.slice(1) } : stage));
  return { stages: shortened };
}

/** None when there is nothing to sync: the one opportunity of this process is closed. */
async function beginSync(typeId: string, target: ProcessVersion): Promise<Command[]> {
  const scope = await scopeFor(test, 'processOwner');
  const now = new Date().toISOString();
  const versionId = await test.database.write(test.home.orgId, async (tx) => {
    const { revision } = await draftOf(tx, typeId);
    const draft = await saveDraft(tx, scope, { id: typeId, revision, definition: target }, now);
    return (await publishDraft(tx, scope, { id: typeId, revision: draft.revision, note: '' }, now)).id;
  });
  const { body } = await callers.owner.post(`/api/business-types/${typeId}/syncs`, { versionId });
  return body.id ? [{ do: 'sync', target, syncId: body.id }] : [];
}

function heard({ status, body }: Answer): Outcome {
  if (status === 200) return DONE;
  if (status === 404) return 'not there';
  if (status === 400) return 'takes no files';
  return refusal(body.error.reasons ?? []);
}

const orders = <Item>(items: readonly Item[]): Item[][] =>
  items.length < 2 ? [[...items]] : items.flatMap((item, at) => orders(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));

const sorted = (values: readonly string[]): string[] => [...values].sort();
/** What the version holds; what it holds no more is archive. */
const visible = ({ facts, rules, version }: Pick<World, 'facts' | 'rules' | 'version'>) => {
  const held = new Set(version.stages.flatMap((stage) => stage.events.map(({ id }) => id)));
  return {
    rules,
    stage: version.stages.find(({ id }) => id === facts.stageId)?.name,
    closed: facts.closed,
    completed: sorted(facts.completed.filter((id) => held.has(id))),
    files: sorted(Object.entries(facts.liveFiles).flatMap(([event, count]) => (count > 0 && held.has(event) ? [`${event} ${count}`] : []))),
    source: facts.filled.includes('source'),
    winRate: winRate(version, facts).rate,
    rowVersion: facts.rowVersion,
  };
};

/** The world after the round in an order that explains every answer and the state; undefined when there is none. */
function explained(world: World, commands: readonly Command[], outcomes: readonly Outcome[], after: unknown): World | undefined {
  const seen = world.facts.rowVersion;
  for (const order of orders(commands.map((_, at) => at))) {
    let next = world;
    const fits = order.every((at) => {
      const step = played(next, commands[at]!, seen);
      next = step.world;
      return step.outcome === outcomes[at];
    });
    if (fits && JSON.stringify(visible(next)) === JSON.stringify(after)) return next;
  }
  return undefined;
}

async function liveFiles(id: string): Promise<Record<string, string[]>> {
  const { files } = (await callers.lead.get(`/api/opportunities/${id}/process`)).body;
  const byEvent: Record<string, string[]> = {};
  for (const file of files) byEvent[file.eventId] = [...(byEvent[file.eventId] ?? []), file.id];
  return byEvent;
}

/** The round in which the process is synced to its next version. */
const SYNCED_IN = 5;
const SEEDS = Array.from({ length: 14 }, (_, at) => at + 1);

describe('random commands of several people at once', () => {
  it.each(SEEDS)('are explained by one order of them, history %i', async (seed) => {
    const [drawn] = fc.sample(drawing, { seed, numRuns: 1 });
    const version = versionOf(drawn!.stages);
    const type = await publishedType(test, `模型 ${seed}`, version);
    await callers.owner.put(`/api/business-types/${type.id}/rules`, drawn!.rules);
    const id = await opportunityOf(test, 'ann', type.id);
    const first: OpportunityFacts = { ...freshFacts(version.stages[0]!.id), amount: 100_000, closingOn: '2026-08-31' };
    let world: World = { version, bobIsIn: false, rules: drawn!.rules, facts: first, files: {} };
    for (const [nth, round] of drawn!.rounds.entries()) {
      // two people choosing the same file to delete would each need an id of their own: one deletion a round
      const chosen = round
        .map((one) => commandOf(one, world.version))
        .filter((one, at, all) => one.do !== 'deleteFile' || all.findIndex(({ do: act }) => act === 'deleteFile') === at);
      // files of an event that goes meanwhile are another story: they are kept, and their event is asked for no more
      const fileless = chosen.filter(({ do: act }) => act !== 'upload' && act !== 'deleteFile');
      const commands = nth === SYNCED_IN ? [...fileless, ...(await beginSync(type.id, nextOf(version)))] : chosen;
      const files = await liveFiles(id);
      world = { ...world, files };
      const at = { id, typeId: type.id, seen: world.facts.rowVersion, files };
      const outcomes = await Promise.all(commands.map((command) => sent(command, at)));
      const { facts, rules, version: pinned } = (await callers.lead.get(`/api/opportunities/${id}/process`)).body;
      const after = visible({ facts, rules, version: pinned });
      const next = explained(world, commands, outcomes, after);
      if (!next)
        throw new Error(
          `No order explains ${JSON.stringify({ commands, outcomes, before: visible(world), after, version: pinned }, null, 1)}`,
        );
      world = next;
    }
    const { visits, facts } = (await callers.lead.get(`/api/opportunities/${id}/process`)).body;
    const open = visits.filter(({ leftAt }: { leftAt: string | null }) => leftAt === null);
    expect(open.length).toBe(facts.closed === null ? 1 : 0);
  });
});
