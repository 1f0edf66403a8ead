import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const owner = await test.as('processOwner');
const ann = await test.as('ann');

const [visit, offer] = [keyEventOf('拜访', 500), keyEventOf('报价', 300, { upload: 'must' })];
const [one, two, three] = [stageOf('一', 1_000, { events: [visit] }), stageOf('二', 3_000, { events: [offer] }), stageOf('三', 6_000)];
const [one2, two2] = [stageOf('甲', 1_000), stageOf('乙', 3_000)];
const type = await publishedType(test, '模拟', processOf(one, two, three));
const deal = await opportunityOf(test, 'ann', type.id);
const people = test.home.people;
const url = `/api/business-types/${type.id}/simulation`;

interface Line {
  subject: { kind: string; stageId?: string; eventId?: string };
  passed: boolean;
}
const traceOf = (answer: { body: { answer: { trace: Line[] } } }) =>
  answer.body.answer.trace.map(({ subject, passed }) => `${subject.kind}${passed ? '' : ' fails'}`);

describe('the simulator', () => {
  it('says every check in order: entry, operators, gates', async () => {
    const answer = await owner.post(url, { userId: people.ann, act: { do: 'move', to: three.id } });
    expect(answer.body).toMatchObject({ winRate: 500, answer: { allowed: false, result: null, winRateAfter: 500 } });
    expect(traceOf(answer)).toEqual([
      'not_editable',
      'closed',
      'stale_version',
      'unknown_stage',
      'approval_pending',
      'operator',
      'operator',
      'event fails',
      'event fails',
    ]);
  });

  it('takes facts, rules and rights set by hand', async () => {
    const facts = { completed: [visit.id] };
    const jumped = await owner.post(url, {
      ...{ userId: people.ann, facts, rules: { sequentialOnly: true, freeSkip: true } },
      act: { do: 'move', to: three.id },
    });
    expect(jumped.body.answer).toMatchObject({ allowed: true, result: { kind: 'moved', how: 'promoted' }, winRateAfter: 6_000 });
    const viewer = await owner.post(url, { userId: people.ann, rights: { edit: false }, act: { do: 'move', to: two.id } });
    expect(traceOf(viewer)).toEqual(['not_editable fails']);
    const file = await owner.post(url, { userId: people.ann, act: { do: 'complete', eventId: offer.id } });
    expect(traceOf(file).at(-1)).toBe('file fails');
    const withFile = await owner.post(url, { userId: people.ann, act: { do: 'complete', eventId: offer.id, files: 1 } });
    expect(withFile.body.answer).toMatchObject({ allowed: true, result: { kind: 'completed' } });
  });

  it('takes the facts of a real opportunity and the rights of the person on it, and leaves it as it is', async () => {
    await ann.post(`/api/opportunities/${deal}/key-events/${visit.id}/completion`, {});
    const before = (await ann.get(`/api/opportunities/${deal}/process`)).body;
    const mine = await owner.post(url, { userId: people.ann, opportunityId: deal, act: { do: 'move', to: two.id } });
    expect([mine.body.rights.edit, mine.body.facts.completed, mine.body.answer.allowed]).toEqual([true, [visit.id], true]);
    const peer = await owner.post(url, { userId: people.bob, opportunityId: deal, act: { do: 'move', to: two.id } });
    expect([peer.body.rights.edit, traceOf(peer)]).toEqual([false, ['not_editable fails']]);
    expect((await ann.get(`/api/opportunities/${deal}/process`)).body).toEqual(before);
  });

  it('agrees with the dry run of the real thing', async () => {
    const dry = (await ann.get(`/api/opportunities/${deal}/moves?to=${three.id}`)).body;
    const tried = await owner.post(url, {
      userId: people.ann,
      opportunityId: deal,
      version: type.versionId,
      act: { do: 'move', to: three.id },
    });
    const failed = tried.body.answer.trace.filter((line: Line) => !line.passed).map((line: Line) => line.subject);
    expect([tried.body.answer.allowed, failed]).toEqual([dry.allowed, dry.reasons]);
  });

  it('tries the draft: a real opportunity in a stage that is gone stands where a sync would put it', async () => {
    const copy = await publishedType(test, '草稿', processOf(one2, two2));
    const id = await opportunityOf(test, 'ann', copy.id);
    const draft = (await owner.get(`/api/business-types/${copy.id}/draft`)).body;
    await owner.put(`/api/business-types/${copy.id}/draft`, {
      revision: draft.revision,
      definition: { stages: draft.definition.stages.slice(1) },
    });
    const answer = await owner.post(`/api/business-types/${copy.id}/simulation`, { userId: people.ann, opportunityId: id });
    expect([answer.body.facts.stageId, answer.body.answer]).toEqual([two2.id, null]);
  });

  it('knows no people who have left, and no opportunities of another business type', async () => {
    const nobody = await owner.post(url, { userId: deal, act: { do: 'move', to: two.id } });
    expect([nobody.status, nobody.body.error.fields[0].field]).toEqual([400, 'userId']);
    const other = await publishedType(test, '别的', processOf(stageOf('甲', 1_000)));
    const foreign = await opportunityOf(test, 'ann', other.id);
    expect((await owner.post(url, { userId: people.ann, opportunityId: foreign })).status).toBe(404);
  });
});
