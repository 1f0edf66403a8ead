import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import type { PersonKey } from '../testing/company.ts';
import { opportunityOf, processOf, publishedType, stageOf } from '../testing/process.ts';
import { changeRights } from '../testing/roles.ts';

const test = await startTestApp();
afterAll(() => test.close());
const type = await publishedType(test, '标准', processOf(stageOf('需求', 1_000)));
const [ann, bob, reader, admin] = await Promise.all((['ann', 'bob', 'reader', 'admin'] as const).map((person) => test.as(person)));
const foreign = await test.as('admin', 'foreign');
const open = () => opportunityOf(test, 'ann', type.id, { name: '龙坤地产', amount: null });
const created = async (who: typeof ann, path: string, values: object): Promise<string> =>
  (await who!.post(`/api/${path}`, { values })).body.id;
const contactOf = (name: string, who = ann): Promise<string> => created(who, 'contacts', { name, title: '副总' });
const STRANGER = '00000000-0000-7000-8000-000000000000';
const kindsOn = async (id: string): Promise<string[]> =>
  (await ann!.get(`/api/opportunities/${id}/timeline?kinds=changes`)).body.items.map((item: { kind: string }) => item.kind);

const product = await created(admin, 'products', { name: '质检一体机', code: 'YL-A3', unit: '台', currency: 'CNY', active: true });

describe('the three lists of an opportunity', () => {
  it.each(['contacts', 'competitors', 'products'])('%s are read by those who see it and changed by those who may edit it', async (list) => {
    const id = await open();
    const url = `/api/opportunities/${id}/${list}`;
    expect((await test.anonymous.get(url)).status).toBe(401);
    for (const who of [bob, foreign]) expect((await who!.get(url)).status).toBe(404);
    expect((await reader!.get(url)).status).toBe(200);
    expect((await reader!.delete(`${url}/${STRANGER}`)).status).toBe(403);
    expect((await ann!.delete(`${url}/${STRANGER}`)).status).toBe(404);
    expect((await ann!.put(`${url}/${STRANGER}`, {})).status).toBe(400);
  });
});

describe('the decision chain', () => {
  const place = { role: 'decider', influence: 5, attitude: 'unknown' };
  const put = (id: string, contactId: string, extra: object = {}, who = ann) =>
    who!.put(`/api/opportunities/${id}/contacts/${contactId}`, { ...place, ...extra });
  const chain = async (id: string) =>
    (await ann!.get(`/api/opportunities/${id}/contacts`)).body.members.map((member: Record<string, unknown>) => [
      member.name,
      member.reportsTo,
    ]);

  it.each([
    ['an influence beyond five', { influence: 6 }, 'influence'],
    ['an attitude nobody has', { attitude: 'enthusiastic' }, 'attitude'],
    ['a superior who is not in the chain', { reportsTo: STRANGER }, 'reportsTo'],
  ])('refuses %s', async (_, extra, field) => {
    const answer = await put(await open(), await contactOf('唐总'), extra);
    expect([answer.status, answer.body.error.fields[0].field]).toEqual([400, field]);
  });

  it('takes only contacts the seller may see', async () => {
    const hidden = await contactOf('外人', bob);
    const answer = await put(await open(), hidden);
    expect([answer.status, answer.body.error.fields]).toEqual([400, [{ field: 'contactId', reason: 'notFound' }]]);
  });

  it('refuses a circle, also when two people close it at once', async () => {
    const id = await open();
    const [boss, head] = [await contactOf('老板'), await contactOf('主管')];
    await put(id, boss);
    await put(id, head, { reportsTo: boss });
    expect((await put(id, boss, { reportsTo: head })).body.error.fields).toEqual([{ field: 'reportsTo', reason: 'circle' }]);
    await put(id, head);
    const both = await Promise.all([put(id, head, { reportsTo: boss }), put(id, boss, { reportsTo: head })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('keeps role, influence, attitude and note, leaves its events, and closes up when somebody leaves', async () => {
    const id = await open();
    const [boss, head, clerk] = [await contactOf('A总'), await contactOf('B经理'), await contactOf('C专员')];
    await put(id, boss, { attitude: 'supports', note: '看重本地运维' });
    await put(id, head, { influence: 3, reportsTo: boss });
    await put(id, clerk, { influence: 1, role: 'user', reportsTo: head });
    const [first] = (await ann!.get(`/api/opportunities/${id}/contacts`)).body.members;
    expect(first).toMatchObject({ name: 'A总', title: '副总', attitude: 'supports', note: '看重本地运维', changedByName: 'ann' });
    await ann!.delete(`/api/opportunities/${id}/contacts/${head}`);
    expect(await chain(id)).toEqual([
      ['A总', null],
      ['C专员', boss],
    ]);
    expect(await kindsOn(id)).toEqual(['opportunity.contactRemoved', ...Array(3).fill('opportunity.contactPlaced'), 'record.created']);
  });
});

describe('competitors on an opportunity', () => {
  it('say how we stand and what they ask; noted again, they are changed', async () => {
    const id = await open();
    const rival = await created(admin, 'competitors', { name: '凌越视觉' });
    const url = `/api/opportunities/${id}/competitors/${rival}`;
    expect((await ann!.put(url, { standing: 'winning' })).status).toBe(400);
    expect((await ann!.put(url, { standing: 'even', price: -1 })).status).toBe(400);
    await ann!.put(url, { standing: 'even' });
    await ann!.put(url, { standing: 'behind', strength: '低价', weakness: '没有本地运维', answer: '讲总成本', price: 26_000_000 });
    expect((await ann!.get(`/api/opportunities/${id}/competitors`)).body).toMatchObject({
      currency: 'CNY',
      rivals: [{ name: '凌越视觉', standing: 'behind', strength: '低价', answer: '讲总成本', price: 26_000_000 }],
    });
    expect((await ann!.delete(url)).status).toBe(200);
    expect((await ann!.get(`/api/opportunities/${id}/competitors`)).body.rivals).toEqual([]);
  });
});

describe('products on an opportunity', () => {
  const line = { quantity: 3, unitPrice: 9_999, discount: 1_000 };

  it.each([
    ['less than one piece', { quantity: 0 }, 'quantity'],
    ['more off than there is', { discount: 10_001 }, 'discount'],
    ['a sum beyond what is exact', { quantity: 1_000_000, unitPrice: 9_007_199_254_740_991 }, 'unitPrice'],
  ])('refuses %s', async (_, extra, field) => {
    const answer = await ann!.put(`/api/opportunities/${await open()}/products/${product}`, { ...line, ...extra });
    expect([answer.status, answer.body.error.fields[0].field]).toEqual([400, field]);
  });

  it('add up, and their sum becomes the amount by an ordinary change', async () => {
    const id = await open();
    const amount = `/api/opportunities/${id}/amount`;
    expect((await ann!.put(amount, { from: 'products' })).body.error.fields).toEqual([{ field: 'from', reason: 'noProducts' }]);
    await ann!.put(`/api/opportunities/${id}/products/${product}`, line);
    expect((await ann!.get(`/api/opportunities/${id}/products`)).body).toMatchObject({
      sum: 26_997,
      currency: 'CNY',
      lines: [{ name: '质检一体机', code: 'YL-A3', unit: '台', quantity: 3, unitPrice: 9_999, discount: 1_000, sum: 26_997 }],
    });
    expect((await ann!.put(amount, { from: 'products' })).body).toEqual({ amount: 26_997 });
    expect((await ann!.get(`/api/opportunities/${id}`)).body.values.amount).toBe(26_997);
    expect(await kindsOn(id)).toEqual(['record.changed', 'opportunity.productPlaced', 'record.created']);
  });

  it('keep their prices from those from whom the amount is kept', async () => {
    const id = await open();
    await ann!.put(`/api/opportunities/${id}/products/${product}`, line);
    await hideAmount('ann', 'hidden');
    const kept = (await ann!.get(`/api/opportunities/${id}/products`)).body;
    const refused = await ann!.put(`/api/opportunities/${id}/products/${product}`, line);
    await hideAmount('ann', undefined);
    expect([kept.sum, kept.lines[0]]).toEqual([
      null,
      { productId: product, name: '质检一体机', code: 'YL-A3', unit: '台', quantity: 3, unitPrice: null, discount: null, sum: null },
    ]);
    expect(refused.status).toBe(403);
  });

  const hideAmount = (person: PersonKey, level: 'hidden' | undefined): Promise<void> =>
    changeRights(test, person, (rights) => {
      rights.fields = level ? { opportunity: { amount: level } } : {};
    });
});
