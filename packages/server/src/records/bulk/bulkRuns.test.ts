import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import type { Level } from '#domain/people/rights.ts';
import type { BulkItem, BulkRun } from '#domain/records/bulk.contract.ts';
import { createOpportunity } from '../../opportunities/createOpportunity.ts';
import { moveOpportunity } from '../../opportunities/moveOpportunity.ts';
import { startTestApp } from '../../testing/app.ts';
import { dyingDatabase, Killed } from '../../testing/dyingDatabase.ts';
import { processOf, publishedType, stageOf } from '../../testing/process.ts';
import { changeRights } from '../../testing/roles.ts';
import { type BulkParts, workOnBulk } from './runJob.ts';

const test = await startTestApp();
afterAll(() => test.close());
const { orgId, people } = test.home;
const [ann, bob, lead] = await Promise.all([test.as('ann'), test.as('bob'), test.as('lead')]);

const first = stageOf('需求', 1_000, { information: [{ field: 'source', required: true }] });
const second = stageOf('方案', 4_000);
const type = await publishedType(test, '直销', processOf(first, second));
const parts: BulkParts = {
  ...{ database: test.database, queue: () => test.queue, now: () => '2026-03-02T03:00:00.000Z' },
  ...{ verbs: { create: createOpportunity, move: moveOpportunity }, pace: { records: 2, chunks: 3 } },
};

const account = async (name: string, values: object = {}, who = ann): Promise<string> =>
  (await who.post('/api/accounts', { values: { name, ...values } })).body.id;
const accounts = (group: string, count: number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, at) => account(`${group} ${at}`, { website: `old-${at}.test` })));
const named = (group: string) => ({ where: { filter: JSON.stringify(['name', 'startsWith', group]) } });
const edit = (values: object) => ({ do: 'edit', values });
const start = (body: object, who = ann, path = 'accounts') => who.post(`/api/${path}/bulk-runs`, body);
const runOf = async (id: string, who = ann): Promise<BulkRun> => (await who.get(`/api/bulk-runs/${id}`)).body;
const itemsOf = async (id: string, only: 'refused' | 'left', who = ann): Promise<BulkItem[]> =>
  (await who.get(`/api/bulk-runs/${id}/items?only=${only}`)).body.items;
const fieldOf = async (id: string, field: string, who = ann, path = 'accounts') =>
  (await who.get(`/api/${path}/${id}`)).body.values?.[field];
const fieldsOf = (ids: string[], field: string) => Promise.all(ids.map((id) => fieldOf(id, field)));

/** Works until the run has ended. */
async function workOff(id: string, who = ann): Promise<BulkRun> {
  for (let round = 0; round < 50; round += 1) {
    await workOnBulk(parts, orgId, id);
    const run = await runOf(id, who);
    if (run.status !== 'running' && run.status !== 'undoing') return run;
  }
  throw new Error('the run does not end');
}

const eventsOn = async (ids: string[], kind: string): Promise<number> =>
  (await test.database.read(orgId, (tx) =>
    tx.first<{ count: number }>(sql`
      select count(*)::int as count from events where org_id = ${orgId} and record_id = any(${ids}::uuid[]) and kind = ${kind}`),
  ))!.count;

describe('a bulk run', () => {
  it('changes everything a question finds, record by record, and says how far it is', async () => {
    const ids = await accounts('甲', 7);
    const started = await start({ ...named('甲'), act: edit({ website: 'new.test' }) });
    expect(started.body).toMatchObject({ status: 'running', object: 'account', everything: true, total: 7, done: 0, refused: 0 });
    await workOnBulk({ ...parts, pace: { records: 2, chunks: 1 } }, orgId, started.body.id);
    expect(await runOf(started.body.id)).toMatchObject({ status: 'running', done: 2 });
    expect(await workOff(started.body.id)).toMatchObject({ status: 'finished', total: 7, done: 7, refused: 0 });
    expect(new Set(await fieldsOf(ids, 'website'))).toEqual(new Set(['new.test']));
    expect(await eventsOn(ids, 'record.changed')).toBe(7);
  });

  it('keeps to the records it chose, also when the change takes them out of the question or others come into it', async () => {
    await accounts('乙', 3);
    const { id } = (await start({ ...named('乙'), act: edit({ name: '改名' }) })).body;
    await account('乙 later');
    expect(await workOff(id)).toMatchObject({ status: 'finished', total: 3, done: 3 });
  });

  it('finds only what its maker may see, and refuses each record as the single act would', async () => {
    const own = await account('丙 ann');
    const foreign = await account('丙 bob', {}, bob);
    expect((await start({ ...named('丙'), act: { do: 'delete' } })).body.total).toBe(1);
    const { id } = (await start({ ids: [own, foreign], act: { do: 'assign', ownerId: people.bob } })).body;
    expect(await workOff(id)).toMatchObject({ status: 'finished', total: 2, done: 1, refused: 1 });
    expect(await itemsOf(id, 'refused')).toMatchObject([{ recordId: foreign, name: null, outcome: 'refused', problem: { status: 404 } }]);
    expect(await fieldOf(own, 'ownerId', lead)).toBe(people.bob);
  });

  it('moves opportunities through their gates alone', async () => {
    const create = async (values: object): Promise<string> =>
      (await ann.post('/api/opportunities', { values: { name: '产线', businessTypeId: type.id, ...values } })).body.id;
    const [ready, waiting] = [await create({ source: 'website' }), await create({})];
    const { id } = (await start({ ids: [ready, waiting], act: edit({ stageId: second.id }) }, ann, 'opportunities')).body;
    expect(await workOff(id)).toMatchObject({ done: 1, refused: 1 });
    const [refused] = await itemsOf(id, 'refused');
    expect(refused).toMatchObject({ recordId: waiting, name: '产线', problem: { status: 422, reasons: [{ kind: 'information' }] } });
    await ann.post(`/api/bulk-runs/${id}/undo`);
    expect(await workOff(id)).toMatchObject({ status: 'undone', undone: 1, left: 0 });
    expect(await fieldOf(ready, 'stageId', ann, 'opportunities')).toBe(first.id);
  });

  it('deals with every record once, however often its worker is killed', async () => {
    const ids = await accounts('丁', 5);
    const { id } = (await start({ ...named('丁'), act: edit({ website: 'new.test' }) })).body;
    let killed = 0;
    for (let statements = 5; (await runOf(id)).status === 'running'; statements += 6) {
      await workOnBulk({ ...parts, database: dyingDatabase(test.database, statements) }, orgId, id).catch((error) => {
        expect(error).toBeInstanceOf(Killed);
        killed += 1;
      });
    }
    expect(killed).toBeGreaterThan(2);
    expect(await runOf(id)).toMatchObject({ status: 'finished', done: 5, refused: 0 });
    expect(await eventsOn(ids, 'record.changed')).toBe(5);
  });

  it('two workers on one run take turns', async () => {
    const ids = await accounts('戊', 6);
    const { id } = (await start({ ...named('戊'), act: edit({ website: 'new.test' }) })).body;
    await Promise.all([workOnBulk(parts, orgId, id), workOnBulk(parts, orgId, id)]);
    expect(await workOff(id)).toMatchObject({ status: 'finished', done: 6 });
    expect(await eventsOn(ids, 'record.changed')).toBe(6);
  });

  it('tells of a record that somebody holds, and goes on with the others', async () => {
    const ids = await accounts('己', 3);
    const { id } = (await start({ ...named('己'), act: edit({ website: 'new.test' }) })).body;
    const holder = await test.database.pool.connect();
    await holder.query(`begin; set local app.org_id = '${orgId}'; select 1 from accounts where id = '${ids[0]}' for update`);
    const ended = await workOff(id);
    await holder.query('rollback');
    holder.release();
    expect(ended).toMatchObject({ status: 'finished', done: 2, refused: 1 });
    expect(await itemsOf(id, 'refused')).toMatchObject([{ recordId: ids[0], name: '己 0', problem: { code: 'busy' } }]);
  });

  it('stops and goes on; what is done stays done', async () => {
    await accounts('庚', 5);
    const { id } = (await start({ ...named('庚'), act: edit({ website: 'new.test' }) })).body;
    await workOnBulk({ ...parts, pace: { records: 2, chunks: 1 } }, orgId, id);
    expect((await ann.put(`/api/bulk-runs/${id}/state`, { state: 'stopped' })).body).toMatchObject({ status: 'stopped', done: 2 });
    await workOnBulk(parts, orgId, id);
    expect(await runOf(id)).toMatchObject({ status: 'stopped', done: 2 });
    await ann.put(`/api/bulk-runs/${id}/state`, { state: 'running' });
    expect(await workOff(id)).toMatchObject({ status: 'finished', done: 5 });
    expect((await ann.put(`/api/bulk-runs/${id}/state`, { state: 'stopped' })).status).toBe(409);
  });

  it('stops when whoever started it may no longer sign in', async () => {
    await accounts('辛', 2);
    const { id } = (await start({ ...named('辛'), act: edit({ website: 'new.test' }) })).body;
    const become = (status: string) =>
      test.database.write(orgId, (tx) => tx.run(sql`update users set status = ${status} where org_id = ${orgId} and id = ${people.ann}`));
    await become('deactivated');
    await workOnBulk(parts, orgId, id);
    await become('active');
    expect(await runOf(id)).toMatchObject({ status: 'stopped', done: 0 });
  });

  it('leaves a notice when it was long enough to look away', async () => {
    await accounts('壬', 51);
    const { id } = (await start({ ...named('壬'), act: edit({ website: 'new.test' }) })).body;
    await workOff(id);
    const { notices } = (await ann.get('/api/notices')).body;
    expect(notices[0]).toMatchObject({ kind: 'job', object: 'bulkRun', recordId: id, data: { job: 'bulk', done: 51, refused: 0 } });
    expect((await ann.get('/api/bulk-runs')).body.runs[0]).toMatchObject({ id, status: 'finished' });
  });
});

describe('taking a run back', () => {
  it('puts the old values back, but for records changed since, which it names', async () => {
    const ids = await accounts('癸', 4);
    const { id } = (await start({ ids, act: edit({ website: 'new.test' }) })).body;
    await workOff(id);
    await ann.patch(`/api/accounts/${ids[1]}`, { values: { website: 'mine.test' } });
    await ann.patch(`/api/accounts/${ids[2]}`, { values: { name: '癸 renamed' } });
    expect((await ann.post(`/api/bulk-runs/${id}/undo`)).body.status).toBe('undoing');
    expect(await workOff(id)).toMatchObject({ status: 'undone', done: 4, undone: 3, left: 1 });
    expect(await fieldsOf(ids, 'website')).toEqual(['old-0.test', 'mine.test', 'old-2.test', 'old-3.test']);
    expect(await itemsOf(id, 'left')).toMatchObject([
      { recordId: ids[1], name: '癸 1', problem: { code: 'changedSince', reasons: [{ kind: 'changedSince', field: 'website' }] } },
    ]);
    expect((await ann.post(`/api/bulk-runs/${id}/undo`)).status).toBe(409);
  });

  it('leaves alone what the run did not change, and can take back a stopped run', async () => {
    const ids = await accounts('子', 3);
    await ann.patch(`/api/accounts/${ids[0]}`, { values: { website: 'new.test' } });
    const { id } = (await start({ ids, act: edit({ website: 'new.test' }) })).body;
    await workOnBulk({ ...parts, pace: { records: 2, chunks: 1 } }, orgId, id);
    await ann.put(`/api/bulk-runs/${id}/state`, { state: 'stopped' });
    await ann.post(`/api/bulk-runs/${id}/undo`);
    await workOff(id);
    expect((await fieldsOf(ids, 'website')).sort()).toEqual(['new.test', 'old-1.test', 'old-2.test']);
    expect(await eventsOn([ids[0]!], 'record.changed')).toBe(1);
  });

  it('gives records back to their owner and takes them out of the bin', async () => {
    const ids = await accounts('丑', 3);
    const given = (await start({ ids, act: { do: 'assign', ownerId: people.bob } }, lead)).body;
    expect(given.names).toEqual({ [people.bob]: 'bob' });
    await workOff(given.id, lead);
    await lead.post(`/api/bulk-runs/${given.id}/undo`);
    expect(await workOff(given.id, lead)).toMatchObject({ status: 'undone', undone: 3 });
    expect(new Set(await fieldsOf(ids, 'ownerId'))).toEqual(new Set([people.ann]));
    const told = (await bob.get('/api/notices')).body.notices.filter(({ recordId }: { recordId: string }) =>
      [given.id, ...ids].includes(recordId),
    );
    expect(told).toMatchObject([{ kind: 'assignedMany', object: 'account', actorName: 'lead', data: { count: 3 } }]);
    const deleted = (await start({ ids, act: { do: 'delete' } })).body;
    await workOff(deleted.id);
    await ann.post(`/api/accounts/${ids[0]}/restore`);
    await ann.post(`/api/bulk-runs/${deleted.id}/undo`);
    expect(await workOff(deleted.id)).toMatchObject({ undone: 2, left: 1 });
    expect(await fieldsOf(ids, 'name')).toEqual(['丑 0', '丑 1', '丑 2']);
  });

  it('gives back what a seller handed over out of his own sight, but for what others have worked on since', async () => {
    const ids = await accounts('卯', 4);
    const { id } = (await start({ ids, act: { do: 'assign', ownerId: people.bob } })).body;
    expect(await workOff(id)).toMatchObject({ done: 4, refused: 0 });
    expect((await ann.get(`/api/accounts/${ids[0]}`)).status).toBe(404);
    await bob.post(`/api/accounts/${ids[1]}/follow-ups`, { body: '已联系' });
    await lead.post(`/api/accounts/${ids[2]}/assign`, { ownerId: people.lead });
    await ann.post(`/api/bulk-runs/${id}/undo`);
    expect(await workOff(id)).toMatchObject({ status: 'undone', undone: 2, left: 2 });
    const owners = await Promise.all(ids.map((one) => fieldOf(one, 'ownerId', lead)));
    expect(owners).toEqual([people.ann, people.bob, people.lead, people.ann]);
    expect((await itemsOf(id, 'left')).map(({ problem }) => problem?.code)).toEqual(['changedSince', 'changedSince']);
  });

  it('gives nothing back to who may no longer hand over', async () => {
    const [one] = await accounts('辰', 1);
    const assigning = (assign: Level) => changeRights(test, 'ann', ({ objects }) => Object.assign(objects.account!, { assign }));
    const { id } = (await start({ ids: [one], act: { do: 'assign', ownerId: people.bob } })).body;
    await workOff(id);
    await assigning('none');
    await ann.post(`/api/bulk-runs/${id}/undo`);
    expect(await workOff(id)).toMatchObject({ undone: 0, left: 1 });
    await assigning('own');
    expect(await fieldOf(one!, 'ownerId', bob)).toBe(people.bob);
  });

  it('is killed as safely as the run', async () => {
    const ids = await accounts('寅', 5);
    const { id } = (await start({ ids, act: edit({ website: 'new.test' }) })).body;
    await workOff(id);
    await ann.post(`/api/bulk-runs/${id}/undo`);
    for (let statements = 5; (await runOf(id)).status === 'undoing'; statements += 9)
      await workOnBulk({ ...parts, database: dyingDatabase(test.database, statements) }, orgId, id).catch(() => undefined);
    expect(await runOf(id)).toMatchObject({ status: 'undone', undone: 5, left: 0 });
    expect(await eventsOn(ids, 'record.changed')).toBe(10);
  });
});

describe('a bulk run is refused', () => {
  const act = edit({ website: 'x.test' });
  const id = '0190a000-0000-7000-8000-000000000001';

  it('without a session, without a choice, with both, and when nothing is found', async () => {
    expect((await start({ ids: [id], act }, test.anonymous)).status).toBe(401);
    expect((await start({ act })).status).toBe(400);
    expect((await start({ ids: [id], where: {}, act })).status).toBe(400);
    expect((await start({ where: { filter: 'x' }, act })).status).toBe(400);
    expect((await start({ ...named('nobody'), act })).body.error.reasons).toEqual([{ kind: 'nothingFound' }]);
  });

  it('for what every record would refuse, before it begins', async () => {
    const problemsOf = async (body: object) => (await start(body)).body.error.fields;
    expect(await problemsOf({ ids: [id], act: edit({ name: '' }) })).toMatchObject([{ field: 'name', reason: 'required' }]);
    expect(await problemsOf({ ids: [id], act: edit({}) })).toMatchObject([{ field: 'act.values', reason: 'required' }]);
    expect(await problemsOf({ ids: [id], act: { do: 'assign', ownerId: id } })).toMatchObject([{ field: 'ownerId', reason: 'notFound' }]);
    expect((await start({ ids: [id], act }, await test.as('reader'))).status).toBe(403);
  });

  it('to everybody but its maker', async () => {
    await accounts('卯', 1);
    const run = (await start({ ...named('卯'), act })).body;
    for (const who of [bob, lead, await test.as('ann', 'foreign')]) {
      expect((await who.get(`/api/bulk-runs/${run.id}`)).status).toBe(404);
      expect((await who.get(`/api/bulk-runs/${run.id}/items?only=refused`)).status).toBe(404);
      expect((await who.put(`/api/bulk-runs/${run.id}/state`, { state: 'stopped' })).status).toBe(404);
      expect((await who.post(`/api/bulk-runs/${run.id}/undo`)).status).toBe(404);
    }
    expect((await ann.post(`/api/bulk-runs/${run.id}/undo`)).status).toBe(409);
  });
});
