import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import { MOST_SAVED_TEMPLATES, type SavedTemplate } from '#domain/processes/savedTemplates.contract.ts';
import { newId } from '../db/ids.ts';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const owner = await test.as('processOwner');
const ann = await test.as('ann');

const visit = keyEventOf('拜访', 500, { remark: '带样品', operators: [{ kind: 'user', id: test.home.people.ann }] });
const call = keyEventOf('回访', 0, { due: { from: { kind: 'event', eventId: visit.id }, days: 3 } });
const process = processOf(stageOf('立项', 1_000, { events: [visit, call], information: [{ field: 'amount', required: true }] }));
const type = await publishedType(test, '项目销售', process);
await owner.put(`/api/business-types/${type.id}/rules`, { sequentialOnly: false, freeSkip: true });

const save = (who: typeof owner, name: string, id = type.id, key?: string) =>
  who.post(`/api/business-types/${id}/templates`, { name }, key ? { 'idempotency-key': key } : {});
const listed = async (): Promise<SavedTemplate[]> => (await owner.get('/api/process-templates')).body.templates;

describe('a template of the company', () => {
  it('is the version in force under a name, whatever the draft holds by now', async () => {
    const { revision, definition } = (await owner.get(`/api/business-types/${type.id}/draft`)).body;
    await owner.put(`/api/business-types/${type.id}/draft`, { revision, definition: { stages: definition.stages.slice(1) } });
    const saved = (await save(owner, ' 我们的打法 ')).body;
    expect(saved).toMatchObject({
      ...{ name: '我们的打法', typeName: '项目销售', versionNumber: 1, stages: 3, createdByName: 'processOwner', rowVersion: 1 },
      rules: { sequentialOnly: false, freeSkip: true },
    });
    expect((await listed()).map(({ name }) => name)).toEqual(['我们的打法']);
  });

  it('starts a business type with its stages and rules, under ids of its own', async () => {
    const [template] = await listed();
    const made = (await owner.post('/api/business-types', { name: '新业务', templateId: template?.id })).body;
    expect([made.rules, made.currentVersionNumber]).toEqual([{ sequentialOnly: false, freeSkip: true }, null]);
    const [stage] = (await owner.get(`/api/business-types/${made.id}/draft`)).body.definition.stages;
    const [first, second] = stage.events;
    expect([stage.name, stage.information, first.remark, first.operators]).toEqual([
      '立项',
      process.stages[0]?.information,
      '带样品',
      visit.operators,
    ]);
    expect(second.due.from.eventId).toBe(first.id);
    expect([stage.id, first.id].some((id) => id === process.stages[0]?.id || id === visit.id)).toBe(false);
    expect((await owner.post(`/api/business-types/${made.id}/versions`, { revision: 1 })).status).toBe(200);
  });

  it('is saved once however often one asks with the same key', async () => {
    const key = newId();
    const [first, again] = [await save(owner, '只有一个', type.id, key), await save(owner, '只有一个', type.id, key)];
    expect(again.body).toEqual(first.body);
    expect((await listed()).filter(({ name }) => name === '只有一个')).toHaveLength(1);
  });

  it('is renamed, and deleted without touching what was made from it; each leaves its event', async () => {
    const { id } = (await save(owner, '甲')).body;
    const made = (await owner.post('/api/business-types', { name: '出自甲', templateId: id })).body;
    expect((await owner.patch(`/api/process-templates/${id}`, { rowVersion: 1, name: '乙' })).body).toMatchObject({
      name: '乙',
      rowVersion: 2,
    });
    expect((await owner.patch(`/api/process-templates/${id}`, { rowVersion: 1, name: '丙' })).body.error.code).toBe('staleVersion');
    expect((await owner.delete(`/api/process-templates/${id}`)).body).toEqual({ ok: true });
    expect((await owner.delete(`/api/process-templates/${id}`)).status).toBe(404);
    expect((await owner.post('/api/business-types', { name: 'x', templateId: id })).status).toBe(404);
    expect((await owner.get(`/api/business-types/${made.id}/draft`)).body.definition.stages).toHaveLength(3);
    const told = await test.database.read(test.home.orgId, (tx) =>
      tx.rows<{ kind: string; data: unknown }>(
        sql`select kind, data from events where org_id = ${tx.orgId} and record_id = ${id} order by seq`,
      ),
    );
    expect(told).toEqual([
      { kind: 'processTemplate.saved', data: { name: '甲', businessTypeId: type.id, versionId: type.versionId, versionNumber: 1 } },
      { kind: 'processTemplate.renamed', data: { before: '甲', after: '乙' } },
      { kind: 'processTemplate.deleted', data: { name: '乙' } },
    ]);
  });
});

describe('what is refused', () => {
  it('a process that was never published', async () => {
    const { id } = (await owner.post('/api/business-types', { name: '草稿' })).body;
    const answer = await save(owner, '早了', id);
    expect([answer.status, answer.body.error.reasons]).toEqual([422, [{ kind: 'not_published' }]]);
  });

  it.each([
    ['the name of another template, in whatever case', 'Our Way', 409, 'name'],
    ['no name', '  ', 400, 'name'],
  ])('%s', async (_what, name, status, field) => {
    await save(owner, 'our way');
    const answer = await save(owner, name);
    expect([answer.status, answer.body.error.fields[0].field]).toEqual([status, field]);
  });

  it('one more than there may be', async () => {
    await test.database.write(test.home.orgId, (tx) =>
      tx.run(sql`
        insert into process_templates (org_id, id, name, version_id, sequential_only, free_skip, created_at, created_by)
        select ${tx.orgId}, gen_random_uuid(), '批 ' || n, ${type.versionId}, false, false, now(), ${test.home.people.admin}
        from generate_series(1, ${MOST_SAVED_TEMPLATES}) n`),
    );
    expect((await save(owner, '太多')).body.error.reasons).toEqual([{ kind: 'too_many_templates', most: MOST_SAVED_TEMPLATES }]);
    expect(await listed()).toHaveLength(MOST_SAVED_TEMPLATES);
  });

  it('whoever may not edit processes', async () => {
    expect([(await save(ann, 'x')).status, (await ann.get('/api/process-templates')).status]).toEqual([403, 403]);
  });
});
