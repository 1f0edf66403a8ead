import { afterAll, describe, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { processOf, publishedType, stageOf } from '../testing/process.ts';

const test = await startTestApp();
afterAll(() => test.close());
const [admin, ann] = await Promise.all([test.as('admin'), test.as('ann')]);
const change = (body: object, who = admin) => who.patch('/api/organisation', body);

describe('the week', () => {
  it('begins on Monday until somebody says Sunday: “this week” and the session follow', async () => {
    // Sunday, 1 March 2026, in Shanghai
    test.setNow('2026-03-01T04:00:00.000Z');
    const type = await publishedType(test, '直销', processOf(stageOf('需求', 1_000)));
    const closing = async (closingOn: string) =>
      ann.post('/api/opportunities', { values: { name: closingOn, businessTypeId: type.id, closingOn } });
    for (const day of ['2026-02-23', '2026-03-01', '2026-03-07']) expect((await closing(day)).status).toBe(200);
    const thisWeek = async (): Promise<string[]> => {
      const filter = encodeURIComponent(JSON.stringify(['closingOn', 'thisWeek']));
      const { records } = (await ann.get(`/api/opportunities?filter=${filter}&sort=closingOn`)).body;
      return records.map(({ values }: { values: { name: string } }) => values.name);
    };
    expect(await thisWeek()).toEqual(['2026-02-23', '2026-03-01']);
    expect((await change({ weekStart: 'sunday' })).body).toMatchObject({ weekStart: 'sunday' });
    expect(await thisWeek()).toEqual(['2026-03-01', '2026-03-07']);
    expect((await ann.get('/api/session')).body.organisation).toMatchObject({ weekStart: 'sunday' });
    expect((await change({ weekStart: 'friday' })).status).toBe(400);
    expect((await change({ weekStart: 'monday' }, ann)).status).toBe(403);
  });
});

describe('the currency', () => {
  it('changes while nothing holds an amount, for everybody at once', async () => {
    const abroad = await test.as('admin', 'foreign');
    expect((await abroad.get('/api/organisation')).body).toMatchObject({ currency: 'CNY', amountsKeptBy: [] });
    expect((await change({ currency: 'EUR' }, abroad)).body).toMatchObject({ currency: 'EUR', name: 'Company-foreign' });
    const seller = await test.as('ann', 'foreign');
    expect((await seller.get('/api/session')).body.organisation.currency).toBe('EUR');
    expect((await change({ currency: 'XXQ' }, abroad)).status).toBe(400);

    await abroad.post('/api/products', { values: { name: 'Pump', listPrice: 100 } });
    await abroad.post('/api/accounts', { values: { name: 'Acme', annualRevenue: 5 } });
    await abroad.post('/api/custom-fields', { object: 'contact', key: 'spend', type: 'money', labelZh: '花费', labelEn: 'Spend' });
    expect((await abroad.get('/api/organisation')).body.amountsKeptBy).toEqual(['product', 'account']);
    const contact = await abroad.post('/api/contacts', { values: { name: 'Li', 'custom.spend': 3 } });
    expect(contact.status).toBe(200);
    const refused = await change({ currency: 'USD', name: 'New' }, abroad);
    expect([refused.status, refused.body.error.reasons]).toEqual([
      422,
      ['product', 'account', 'customField'].map((by) => ({ kind: 'amountsKept', by })),
    ]);
    expect((await abroad.get('/api/organisation')).body).toMatchObject({ currency: 'EUR', name: 'Company-foreign' });
    expect((await change({ currency: 'EUR', name: 'New' }, abroad)).body.name).toBe('New');
  });

  it('stays once there is an opportunity, deleted or not', async () => {
    const { records } = (await ann.get('/api/opportunities')).body;
    for (const { id } of records) await ann.delete(`/api/opportunities/${id}`);
    expect((await change({ currency: 'EUR' })).body.error.reasons).toEqual([{ kind: 'amountsKept', by: 'opportunity' }]);
  });
});
