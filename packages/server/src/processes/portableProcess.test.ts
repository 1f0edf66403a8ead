import { afterAll, describe, expect, it } from 'vitest';
import type { PortableProcess } from '#domain/processes/portable/portable.ts';
import { startTestApp } from '../testing/app.ts';
import { keyEventOf, processOf, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const admin = await test.as('admin');
const owner = await test.as('processOwner');

async function typeWithDraft(name: string): Promise<string> {
  const { id } = (await owner.post('/api/business-types', { name })).body;
  const people = test.home.people;
  const definition = processOf(
    stageOf('立项', 1_000, {
      information: [{ field: 'amount', required: true }],
      events: [keyEventOf('法务审核', 500, { operators: [{ kind: 'user', id: people.ann }], upload: 'must' })],
    }),
  );
  await owner.put(`/api/business-types/${id}/draft`, { revision: 1, definition });
  return id;
}

const exported = async (id: string, query = ''): Promise<{ fileName: string; text: string; notices: unknown[] }> =>
  (await owner.get(`/api/business-types/${id}/document${query}`)).body;

const takeIn = (who: typeof owner, id: string, body: object) => who.put(`/api/business-types/${id}/draft/document`, body);

describe('a process as a document', () => {
  it('goes out with names and comes in elsewhere as a draft', async () => {
    const { text, notices, fileName } = await exported(await typeWithDraft('项目/销售'));
    const document: PortableProcess = JSON.parse(text);
    expect([fileName, notices, document.stages[0]?.events[0]?.operators[0]?.kind]).toEqual(['项目_销售.json', [], 'user']);
    const other = (await owner.post('/api/business-types', { name: '另一个' })).body.id;
    const answer = await takeIn(owner, other, { revision: 1, format: 'json', text });
    expect(answer.status).toBe(200);
    const stage = answer.body.draft.definition.stages[0];
    expect([answer.body.draft.revision, stage.name, stage.rate, stage.events[0].operators]).toEqual([
      ...[2, '立项', 1_000],
      [{ kind: 'user', id: test.home.people.ann }],
    ]);
    expect(JSON.parse((await exported(other)).text).stages).toEqual(document.stages);
  });

  it('goes out and comes in as a sheet in both languages', async () => {
    const id = await typeWithDraft('表格');
    const document = JSON.parse((await exported(id)).text);
    for (const [at, language] of (['zh', 'en'] as const).entries()) {
      const { text } = await exported(id, `?format=csv&language=${language}`);
      expect((await takeIn(owner, id, { revision: 2 + at, format: 'csv', text })).status).toBe(200);
      expect(JSON.parse((await exported(id)).text)).toEqual(document);
    }
  });

  it('is no formula to the spreadsheet that opens it', async () => {
    const id = await typeWithDraft('公式');
    const text = '行类型,名称,赢率%,说明\n阶段,"=1+1",10,\n销售指引,,,-先打电话\n阶段,赢单,100,\n阶段,输单,0,';
    expect((await takeIn(owner, id, { revision: 2, format: 'csv', text })).status).toBe(200);
    const sheet = (await exported(id, '?format=csv&language=zh')).text;
    expect(sheet).toContain("'=1+1");
    const { body } = await takeIn(owner, id, { revision: 3, format: 'csv', text: sheet, check: true });
    expect(body.definition.stages[0].name).toBe('=1+1');
  });

  it('writes nothing when only checked, and says what it would leave out', async () => {
    const id = await typeWithDraft('只看看');
    const text = '行类型;名称;赢率%;操作人\n阶段;立项;10;角色:没有\n关键信息;没有的字段';
    const { body } = await takeIn(owner, id, { revision: 2, format: 'csv', text, check: true });
    expect([body.draft, body.definition.stages[0].name]).toEqual([null, '立项']);
    expect(body.notices.map(({ code, value }: { code: string; value: string }) => [code, value])).toEqual([
      ['unknown_operator', '没有'],
      ['unknown_field', '没有的字段'],
    ]);
    expect((await owner.get(`/api/business-types/${id}/draft`)).body.revision).toBe(2);
  });

  it.each([true, false])('case 11: with a remark of 401 characters is refused by stage and event (checked only: %s)', async (check) => {
    const id = await typeWithDraft('长备注');
    const text = `行类型,名称,赢率%,说明\n阶段,立项,10,\n关键事件,拜访,1,${'字'.repeat(401)}\n阶段,赢单,100,\n阶段,输单,0,`;
    const answer = await takeIn(owner, id, { revision: 2, format: 'csv', text, check });
    expect([answer.status, answer.body.error.reasons]).toEqual([
      422,
      [{ kind: 'notKept', code: 'remark_too_long', stage: '立项', event: '拜访', value: '401' }],
    ]);
    expect((await owner.get(`/api/business-types/${id}/draft`)).body.revision).toBe(2);
  });

  it.each([
    ['json', '{', 422, 'jsonUnreadable'],
    ['csv', '行类型,名称,赢率%\n阶段,立项,十', 422, 'sheetUnreadable'],
    ['csv', '"', 422, 'csvUnreadable'],
  ])('refuses %s that cannot be read: %s', async (format, text, status, kind) => {
    const id = await typeWithDraft('坏文件');
    const answer = await takeIn(owner, id, { revision: 2, format, text });
    expect([answer.status, answer.body.error.reasons[0].kind]).toEqual([status, kind]);
  });

  it('names the field of a document of another shape, and refuses a draft somebody else saved', async () => {
    const id = await typeWithDraft('别的形状');
    const wrong = await takeIn(owner, id, {
      revision: 2,
      format: 'json',
      text: '{"format":"winpath.process","formatVersion":1,"name":"x"}',
    });
    expect([wrong.status, wrong.body.error.fields[0].field]).toEqual([400, 'stages']);
    const { text } = await exported(id);
    expect((await takeIn(owner, id, { revision: 1, format: 'json', text })).status).toBe(409);
  });
});

describe('a business type from a template', () => {
  const draftOf = async (id: string) => (await admin.get(`/api/business-types/${id}/draft`)).body.definition;
  const create = (who: typeof owner, name: string, language = 'zh') =>
    who.post('/api/business-types', { name, template: { key: 'media', language } });

  it('brings its rules, its stages and the custom fields it asks for, and creates none twice', async () => {
    const { body } = await create(admin, '媒体一');
    expect(body.rules).toEqual({ sequentialOnly: false, freeSkip: false });
    const first = (await draftOf(body.id)).stages[0];
    expect(first.name).toBe('第一关');
    expect(first.information[0]).toEqual({ field: 'custom.growthStage', required: true });
    const fields = async (): Promise<string[]> =>
      (await admin.get('/api/custom-fields?object=opportunity')).body.fields.map(({ key }: { key: string }) => key);
    const before = await fields();
    expect(before).toContain('growthStage');
    const second = await create(admin, '媒体二', 'en');
    expect((await draftOf(second.body.id)).stages[0].name).toBe('Gate one');
    expect(await fields()).toEqual(before);
    const published = await admin.post(`/api/business-types/${body.id}/versions`, { revision: 1 });
    expect(published.status).toBe(200);
  });

  it('refuses a template nobody knows', async () => {
    expect((await owner.post('/api/business-types', { name: 'x', template: { key: 'bakery' } })).status).toBe(400);
  });
});
