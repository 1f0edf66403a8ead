import sql from 'sql-template-tag';
import { afterAll, describe, expect, it } from 'vitest';
import type { ImportMapping } from '#domain/imports/contract.ts';
import type { ImportObject } from '#domain/imports/targets.ts';
import { readConfig } from '../config.ts';
import { createOpportunity } from '../opportunities/createOpportunity.ts';
import { moveOpportunity } from '../opportunities/moveOpportunity.ts';
import { openFileStore } from '../outside/files/openFileStore.ts';
import { round } from '../risks/rounds.ts';
import { type Caller, MORE_THAN_CONNECTIONS, startTestApp } from '../testing/app.ts';
import { counting } from '../testing/counting.ts';
import { multipart } from '../testing/multipart.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, scopeFor, stageOf } from '../testing/process.ts';
import { type ImportParts, workOnImport } from './importJob.ts';
import { anyImport } from './importRow.ts';
import { linkOwnReferences } from './linkOwn.ts';
import { planImport } from './plan.ts';
import { workOnRevert } from './revertJob.ts';

const test = await startTestApp();
afterAll(() => test.close());
const { orgId } = test.home;
const admin = await test.as('admin');
const manager = await test.as('southLead');
const seller = await test.as('ann');

const [prospecting, engaging] = [stageOf('Prospecting', 1_000), stageOf('Engaging', 5_000, { events: [keyEventOf('Demo given', 1_000)] })];
const definition = processOf(prospecting, engaging);
const [won, lost] = [definition.stages[2]!, definition.stages[3]!];
won.name = 'Won';
lost.name = 'Lost';
const type = await publishedType(test, 'Pipeline', definition);

const config = readConfig({ WINPATH_DATA: `/tmp/winpath-files-${process.pid}`, LOG_LEVEL: 'silent' });
const parts: ImportParts = {
  database: test.database,
  queue: () => test.queue,
  store: openFileStore(config.fileStore),
  verbs: { create: createOpportunity, move: moveOpportunity },
  now: () => '2026-03-02T02:00:00.000Z',
};

const upload = (who: Caller, object: ImportObject, bytes: string | Buffer, name = 'rows.csv') =>
  who.send({ method: 'POST', url: `/api/imports?object=${object}`, ...multipart([[name, Buffer.from(bytes)]]) });

/** Uploads, maps as suggested with some changes, checks and runs to the end. */
async function importAll(who: Caller, object: ImportObject, text: string, change: (mapping: ImportMapping) => void = () => undefined) {
  const { id, report } = await checked(who, object, text, change);
  const started = await who.post(`/api/imports/${id}/run`);
  expect(started.status, JSON.stringify(started.body)).toBe(200);
  await workOnImport(parts, orgId, id);
  return { id, report, done: (await who.get(`/api/imports/${id}`)).body };
}

async function checked(who: Caller, object: ImportObject, text: string, change: (mapping: ImportMapping) => void = () => undefined) {
  const uploaded = await upload(who, object, text);
  expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(200);
  const { id, mapping } = uploaded.body;
  change(mapping);
  const mapped = await who.put(`/api/imports/${id}/mapping`, mapping);
  expect(mapped.status, JSON.stringify(mapped.body)).toBe(200);
  const { status, body: report } = await who.post(`/api/imports/${id}/check`);
  expect(status, JSON.stringify(report)).toBe(200);
  return { id: id as string, report };
}

const intoPipeline = (mapping: ImportMapping): void => {
  mapping.businessTypeId = type.id;
  mapping.engagedStageId = engaging.id;
};
const withName = (mapping: ImportMapping): void => {
  intoPipeline(mapping);
  mapping.nameColumns = [3, 2, 0];
};
const rows = <T>(statement: ReturnType<typeof sql>): Promise<T[]> => test.database.read(orgId, (tx) => tx.rows<T>(statement));
const ownersLine = { field: 'ownerId', reason: 'noSuch', value: 'Nobody Here' };

await importAll(admin, 'account', 'account,sector,office\nIsdom,finance,Kenya\nCancity,retail,Italy\n');
await importAll(admin, 'product', 'product,series,sales_price\nGTX Pro,GTX,"4,821"\nMG Special,MG,55\n');

const PIPELINE = `opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
K1,ann,GTXPro,Isdom,Won,10/20/2025,12/1/2025,"1,054.50"
K2,ann,MG Special,Cancity,Lost,10/25/2025,11/11/2025,0
K3,eve,GTX Pro,,Engaging,11/3/2025,,
K4,eve,gtx pro,,Prospecting,,,
K5,Nobody Here,GTX Pro,Isdom,Engaging,11/3/2025,,
K6,ann,GTX Max,Isdom,Engaging,11/3/2025,,
K7,ann,GTX Pro,Isdom,Won,12/3/2025,11/3/2025,5
K8,ann,GTX Pro,Isdom,Won,12/3/2025,,5
K9,ann,GTX Pro,Isdom,Engaging,13/33/2025,,many
K1,ann,GTX Pro,Isdom,Engaging,11/3/2025,,
`;

describe('uploading', () => {
  it('suggests what the columns become and shows sample values', async () => {
    const { body } = await upload(admin, 'opportunity', PIPELINE);
    expect(body.columns[2]).toMatchObject({ header: 'product', samples: ['GTXPro', 'MG Special', 'GTX Pro', 'gtx pro', 'GTX Max'] });
    const targets = body.mapping.columns.map((one: { target: string }) => one.target);
    expect(targets).toEqual([
      'externalKey',
      'ownerId',
      'productId',
      'accountId',
      'stageId',
      'history.engagedOn',
      'history.closedOn',
      'amount',
    ]);
    expect(body.mapping.matchBy).toBe('externalKey');
  });

  it('reads GB18030 and semicolons as spreadsheets write them', async () => {
    const bytes = Buffer.from('w/vLxsP7s8Y7y/nK9NDQ0rUKyc+6o9TGt6s71sbU7NK1Cg==', 'base64');
    const { status, body } = await upload(admin, 'account', bytes);
    expect([status, body.encoding, body.columns.length, body.rows]).toEqual([200, 'gb18030', 2, 1]);
  });

  it.each([
    ['only a header', 'name,phone\n', 'csvEmpty'],
    ['an open quote over a megabyte', `name\n"${'x'.repeat(1_000_100)}`, 'csvUnreadable'],
  ])('refuses %s', async (_, text, kind) => {
    const { status, body } = await upload(admin, 'account', text);
    expect([status, body.error.reasons[0].kind]).toEqual([422, kind]);
  });

  it('is for those who may import the object', async () => {
    expect((await upload(seller, 'product', 'name\nx\n')).status).toBe(403);
    expect((await upload(seller, 'person', 'name\nx\n')).status).toBe(403);
    expect((await upload(await test.as('reader'), 'account', 'name\nx\n')).status).toBe(403);
    expect((await upload(test.anonymous, 'account', 'name\nx\n')).status).toBe(401);
  });
});

describe('checking', () => {
  it('answers more checks at once than there are connections', async () => {
    const { id } = await checked(admin, 'account', 'account,sector\nCheckable,finance\n');
    const codes = await Promise.all(Array.from({ length: MORE_THAN_CONNECTIONS }, () => admin.post(`/api/imports/${id}/check`)));
    expect(new Set(codes.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('makes no double of what was merged, and leaves the survivor its key', async () => {
    const account = async (externalKey: string): Promise<string> =>
      (await admin.post('/api/accounts', { values: { name: `Firm ${externalKey}`, externalKey } })).body.id;
    const [survivor, other] = [await account('M1'), await account('M2')];
    expect((await admin.post(`/api/accounts/${survivor}/merge`, { otherId: other })).status).toBe(200);
    const { done } = await importAll(
      admin,
      'account',
      'name,external key,phone\nFirm M1,M1,010-62345678\nFirm M2,M2,010-87654321\n',
      (mapping) => {
        mapping.onMatch = 'update';
      },
    );
    expect(done.progress).toMatchObject({ created: 0, updated: 1, skipped: 1 });
    const left = await rows(
      sql`select external_key as key, phone from accounts where org_id = ${orgId} and external_key like 'M_' and deleted_at is null`,
    );
    expect(left).toEqual([{ key: 'M1', phone: '010-62345678' }]);
  });

  it('says everything wrong with every row, and what it understood differently', async () => {
    const { id, report } = await checked(admin, 'opportunity', PIPELINE, withName);
    expect(report.tally).toMatchObject({ rows: 10, created: 4, failed: 6 });
    const problems = Object.fromEntries(report.failures.map((one: { row: number; problems: object[] }) => [one.row, one.problems]));
    expect(problems).toMatchObject({
      6: [ownersLine],
      7: [{ field: 'productId', reason: 'noSuch', value: 'GTX Max' }],
      8: [{ field: 'history.closedOn', reason: 'endsBeforeStart' }],
      9: [{ field: 'history.closedOn', reason: 'closedWithoutDay' }],
      10: [
        { field: 'history.engagedOn', reason: 'notADay', value: '13/33/2025' },
        { field: 'amount', reason: 'notANumber', value: 'many' },
      ],
      11: [{ field: 'externalKey', reason: 'repeatedKey', value: 'K1' }],
    });
    const notes = Object.fromEntries(
      report.tally.notes.map((one: { field: string; kind: string; rows: number }) => [`${one.field} ${one.kind}`, one.rows]),
    );
    expect(notes).toEqual({ 'productId otherSpelling': 2, 'accountId noReference': 2, 'history.engagedOn noDay': 1 });
    expect(await rows(sql`select 1 from import_rows where import_id = ${id}`)).toEqual([]);
  });

  it.each([
    ['a target that is not there', { columns: [{ column: 0, target: 'secret' }] }, 'unknownTarget'],
    [
      'one target twice',
      {
        columns: [
          { column: 0, target: 'name' },
          { column: 1, target: 'name' },
        ],
      },
      'mappedTwice',
    ],
    ['a column beyond the file', { columns: [{ column: 77, target: 'name' }] }, 'unknownColumn'],
    ['no process for opportunities', { businessTypeId: null }, 'required'],
    ['a process that is not there', { businessTypeId: test.home.people.ann }, 'notFound'],
  ])('refuses a mapping with %s', async (_, change, reason) => {
    const { id, mapping } = (await upload(admin, 'opportunity', PIPELINE)).body;
    withName(mapping);
    const { status, body } = await admin.put(`/api/imports/${id}/mapping`, { ...mapping, ...change });
    expect([status, body.error.fields.map((one: { reason: string }) => one.reason)]).toEqual([400, expect.arrayContaining([reason])]);
  });

  it('does not let a seller rewrite the past, nor create what he may not', async () => {
    const { id, mapping } = (await upload(seller, 'opportunity', PIPELINE)).body;
    withName(mapping);
    expect(mapping.columns.some((one: { target: string }) => one.target.startsWith('history.'))).toBe(false);
    const past = { ...mapping, columns: [{ column: 5, target: 'history.engagedOn' }] };
    expect((await seller.put(`/api/imports/${id}/mapping`, past)).body.error.code).toBe('historyNeedsOverride');
    const creating = { ...mapping, matchBy: 'none', columns: [{ column: 2, target: 'productId', onMissing: 'create' }] };
    expect((await seller.put(`/api/imports/${id}/mapping`, creating)).body.error.fields[0].reason).toBe('mayNotCreate');
  });
});

describe('importing opportunities', () => {
  it('takes over their past, counts them, and keeps what failed', async () => {
    const { id, done } = await importAll(admin, 'opportunity', PIPELINE, withName);
    expect([done.status, done.progress.created, done.progress.failed]).toEqual(['finished', 4, 6]);
    const found = await rows<Record<string, unknown>>(sql`
      select o.name, o.status, o.amount, o.closing_on, o.closed_at, o.created_at, u.name as owner,
        (select jsonb_agg(jsonb_build_array(s.name, v.left_how) order by v.entered_at) from stage_visits v join stages s on s.org_id = v.org_id
          and s.id = v.stage_id where v.org_id = o.org_id and v.opportunity_id = o.id) as visits
      from opportunities o join users u on u.org_id = o.org_id and u.id = o.owner_id where o.org_id = ${orgId} and o.import_id = ${id} order by o.external_key`);
    expect(found).toMatchObject([
      {
        ...{ name: 'Isdom · GTXPro · K1', status: 'won', amount: 105_450, owner: 'ann', closing_on: '2025-12-01' },
        ...{ created_at: '2025-10-19T16:00:00.000Z', closed_at: '2025-11-30T16:00:00.000Z', visits: [['Engaging', 'won']] },
      },
      { status: 'lost', amount: 0, visits: [['Engaging', 'lost']] },
      { name: 'GTX Pro · K3', status: 'open', amount: null, owner: 'eve', visits: [['Engaging', null]] },
      { status: 'open', created_at: '2026-03-02T02:00:00.000Z', visits: [['Prospecting', null]] },
    ]);
    const totals = await rows(sql`
      select t.status, sum(records)::int as records, sum(amount)::int as amount from opportunity_totals t
      where org_id = ${orgId} and business_type_id = ${type.id} and records > 0 group by 1 order by 1`);
    expect(totals).toEqual([
      { status: 'lost', records: 1, amount: 0 },
      { status: 'open', records: 2, amount: 0 },
      { status: 'won', records: 1, amount: 105_450 },
    ]);
    const csv = (await admin.get(`/api/imports/${id}/failed-rows`)).body as string;
    expect(csv.split('\n')[1]).toBe('6,负责人 “Nobody Here” 系统中没有,K5,Nobody Here,GTX Pro,Isdom,Engaging,11/3/2025,,');
    const events = await rows<{ kind: string }>(sql`select kind from events where org_id = ${orgId} and record_id = ${id} order by seq`);
    expect(events.map(({ kind }) => kind)).toEqual(['import.started', 'import.finished']);
    const { notices } = (await admin.get('/api/notices')).body;
    expect(notices[0]).toMatchObject({ kind: 'job', data: { created: 4, failed: 6 } });
  });

  it('finds what it imported before, changes it, and moves it only as the gates allow', async () => {
    const again = 'opportunity_id,deal_stage,close_value,comment\nK3,Won,9,\nK4,Prospecting,12,\nK4,Prospecting,12,\n';
    const { done } = await importAll(admin, 'opportunity', again, intoPipeline);
    expect(done.progress).toMatchObject({ created: 0, updated: 1, failed: 2 });
    expect(done.failures[0]).toMatchObject({
      row: 2,
      problems: [{ field: 'row', reason: 'refused', reasons: [{ kind: 'event' }, { kind: 'closing' }] }],
    });
    expect(
      await rows(
        sql`select external_key as key, status, amount from opportunities where org_id = ${orgId} and external_key in ('K3', 'K4') order by 1`,
      ),
    ).toEqual([
      { key: 'K3', status: 'open', amount: null },
      { key: 'K4', status: 'open', amount: 1200 },
    ]);
  });

  it('moves a new opportunity through its gates when the importer may not override', async () => {
    const { report, done } = await importAll(seller, 'opportunity', 'name,stage\nfirst,Prospecting\nfurther,Won\n', intoPipeline);
    expect(done.progress).toMatchObject({ created: 1, failed: 1 });
    expect(done.failures[0].problems[0]).toMatchObject({ reason: 'refused' });
    expect(report.failures).toMatchObject(done.failures); // the check promises what the run keeps
    expect(await rows(sql`select name from opportunities where org_id = ${orgId} and import_id = ${done.id}`)).toEqual([{ name: 'first' }]);
  });

  it('starts once', async () => {
    const { id } = await importAll(seller, 'opportunity', 'name\nonce\n', intoPipeline);
    expect((await seller.post(`/api/imports/${id}/run`)).status).toBe(409);
    await workOnImport(parts, orgId, id);
    expect(await rows(sql`select 1 from opportunities where org_id = ${orgId} and import_id = ${id}`)).toHaveLength(1);
  });
});

/** How many statements it takes to link an import's rows once more. */
async function statementsToLink(importId: string): Promise<number> {
  const scope = await scopeFor(test, 'admin');
  const row = (await test.database.read(orgId, (tx) => anyImport(tx, importId)))!;
  const plan = await planImport(parts, scope, row, parts.now());
  let sent = 0;
  const write: ImportParts['database']['write'] = (org, work) =>
    test.database.write(org, async (tx) => {
      const { tx: counted, asked } = counting(tx);
      const result = await work(counted);
      sent += asked();
      return result;
    });
  await linkOwnReferences({ ...parts, database: { ...test.database, write } }, plan);
  return sent;
}

describe('importing what names its own kind', () => {
  it('links parents wherever they stand in the file, and creates what the mapping allows', async () => {
    const text = 'name,parent,sector\nLeaf,Root,unheard\nRoot,,software\nTwig,Elsewhere,software\n';
    const { done } = await importAll(admin, 'account', text, (mapping) => {
      for (const column of mapping.columns) {
        if (column.target === 'parentId') column.onMissing = 'create';
        if (column.target === 'industry') column.onMissing = 'empty';
      }
    });
    expect(done.progress).toMatchObject({ created: 3, failed: 0 });
    const found = await rows(sql`
      select a.name, p.name as parent from accounts a left join accounts p on p.org_id = a.org_id and p.id = a.parent_id
      where a.org_id = ${orgId} and a.import_id = ${done.id} order by a.name`);
    expect(found).toEqual([
      { name: 'Elsewhere', parent: null },
      { name: 'Leaf', parent: 'Root' },
      { name: 'Root', parent: null },
      { name: 'Twig', parent: 'Elsewhere' },
    ]);
  });

  it('puts no account above itself, and takes as many statements for many rows as for one', async () => {
    const parents = (...names: string[]) => {
      const lines = names.map((name, at) => `${name},${names[(at + 1) % names.length]}`);
      return importAll(admin, 'account', ['name,parent', ...lines, ''].join('\n'));
    };
    const two = await parents('Snake', 'Tail');
    const found = await rows(sql`
      select a.name, p.name as parent from accounts a left join accounts p on p.org_id = a.org_id and p.id = a.parent_id
      where a.org_id = ${orgId} and a.import_id = ${two.id} order by a.name`);
    expect(found).toEqual([
      { name: 'Snake', parent: 'Tail' },
      { name: 'Tail', parent: null },
    ]);
    const five = await parents('Hub', 'Spoke 1', 'Spoke 2', 'Spoke 3', 'Spoke 4');
    expect(await statementsToLink(five.id)).toBe(await statementsToLink(two.id));
  });

  it('brings people with managers and offices, once, without a letter', async () => {
    const text = 'sales_agent,manager,regional_office\nAnna S,Dustin B,Central\nMoses F,Dustin B,Central\nDustin B,Head H,West\n';
    const create = (mapping: ImportMapping): void => {
      for (const column of mapping.columns) if (column.target !== 'name') column.onMissing = 'create';
    };
    const { done } = await importAll(admin, 'person', text, create);
    expect(done.progress).toMatchObject({ created: 3, failed: 0 });
    const again = await importAll(admin, 'person', text, create);
    expect(again.done.progress).toMatchObject({ created: 0, skipped: 3 });
    const found = await rows(sql`
      select u.name, u.status, m.name as manager, d.name as office from users u left join users m on m.org_id = u.org_id and m.id = u.manager_id
      left join departments d on d.org_id = u.org_id and d.id = u.department_id
      where u.org_id = ${orgId} and u.email like '%@imported.invalid' order by u.name`);
    expect(found).toEqual([
      { name: 'Anna S', status: 'invited', manager: 'Dustin B', office: 'Central' },
      { name: 'Dustin B', status: 'invited', manager: 'Head H', office: 'West' },
      { name: 'Head H', status: 'invited', manager: null, office: null },
      { name: 'Moses F', status: 'invited', manager: 'Dustin B', office: 'Central' },
    ]);
    expect(await rows(sql`select 1 from outgoing_mail where org_id = ${orgId}`)).toEqual([]);
  });
});

describe('a worker that is killed', () => {
  const many = `name,amount\n${Array.from({ length: 23 }, (_, at) => `deal ${at},${at}`).join('\n')}\n`;
  const countOf = (id: string) => rows(sql`select 1 from opportunities where org_id = ${orgId} and import_id = ${id}`);
  const started = async () => {
    const { id } = await checked(admin, 'opportunity', many, intoPipeline);
    await admin.post(`/api/imports/${id}/run`);
    return id;
  };

  it('leaves whole chunks, and the next goes on behind them', async () => {
    const id = await started();
    let writes = 0;
    const database = {
      ...test.database,
      write: (async (org, work) => {
        writes += 1;
        if (writes === 3) throw new Error('killed');
        return test.database.write(org, work);
      }) as typeof test.database.write,
    };
    await expect(workOnImport({ ...parts, database, pace: { rows: 5 } }, orgId, id)).rejects.toThrow('killed');
    expect(await countOf(id)).toHaveLength(10);
    await workOnImport({ ...parts, pace: { rows: 5 } }, orgId, id);
    expect(await countOf(id)).toHaveLength(23);
    expect((await admin.get(`/api/imports/${id}`)).body).toMatchObject({ status: 'finished', progress: { rows: 23, created: 23 } });
  });

  it('may turn out to be alive: two on one import write nothing twice', async () => {
    const id = await started();
    await Promise.all([1, 2].map(() => workOnImport({ ...parts, pace: { rows: 4 } }, orgId, id)));
    await workOnImport({ ...parts, pace: { rows: 4 } }, orgId, id);
    expect(await countOf(id)).toHaveLength(23);
  });

  it('hands over after so many chunks', async () => {
    const id = await started();
    await workOnImport({ ...parts, pace: { rows: 5, chunks: 2 } }, orgId, id);
    expect((await admin.get(`/api/imports/${id}`)).body).toMatchObject({ status: 'running', progress: { rows: 10 } });
  });

  it('is given up after three times, with what was written', async () => {
    const id = await started();
    const store = { ...parts.store, get: () => Promise.reject(new Error('disk')) };
    for (const _ of [1, 2]) await expect(workOnImport({ ...parts, store }, orgId, id)).rejects.toThrow('disk');
    await workOnImport({ ...parts, store }, orgId, id);
    expect((await admin.get(`/api/imports/${id}`)).body.status).toBe('failed');
  });
});

describe('taking back', () => {
  it('deletes what it created, and leaves what was changed or is needed since', async () => {
    const accounts = await importAll(manager, 'account', 'name\nKept by hand\nNeeded\nGone\n');
    const [kept, needed] = await rows<{ id: string }>(
      sql`select id from accounts where org_id = ${orgId} and import_id = ${accounts.id} order by name = 'Gone', name`,
    );
    expect((await manager.patch(`/api/accounts/${kept!.id}`, { values: { phone: '021-5555 1234' } })).status).toBe(200);
    const deal = await opportunityOf(test, 'southLead', type.id);
    await manager.patch(`/api/opportunities/${deal}`, { values: { accountId: needed!.id } });
    expect((await seller.post(`/api/imports/${accounts.id}/revert`)).status).toBe(404);
    expect((await manager.post(`/api/imports/${accounts.id}/revert`)).body.status).toBe('reverting');
    await workOnRevert(parts, orgId, accounts.id, test.home.people.southLead);
    expect((await manager.get(`/api/imports/${accounts.id}`)).body).toMatchObject({ status: 'reverted', kept: 2 });
    expect(
      await rows(
        sql`select name from accounts where org_id = ${orgId} and import_id = ${accounts.id} and deleted_at is null order by name`,
      ),
    ).toEqual([{ name: 'Kept by hand' }, { name: 'Needed' }]);
    expect((await manager.post(`/api/imports/${accounts.id}/revert`)).status).toBe(409);
  });

  it('leaves what colleagues talked about and who stands in a decision chain', async () => {
    const contacts = await importAll(manager, 'contact', 'name\nDecides\nDiscussed\nGone too\n');
    const [decides, discussed] = await rows<{ id: string }>(
      sql`select id from contacts where org_id = ${orgId} and import_id = ${contacts.id} order by name = 'Gone too', name`,
    );
    const deal = await opportunityOf(test, 'southLead', type.id);
    const place = { role: 'decider', influence: 5, attitude: 'supports' };
    expect((await manager.put(`/api/opportunities/${deal}/contacts/${decides!.id}`, place)).status).toBe(200);
    await manager.post(`/api/contacts/${discussed!.id}/comments`, { body: 'call her first' });
    await manager.post(`/api/imports/${contacts.id}/revert`);
    await workOnRevert(parts, orgId, contacts.id, test.home.people.southLead);
    expect((await manager.get(`/api/imports/${contacts.id}`)).body).toMatchObject({ status: 'reverted', kept: 2 });
  });

  it('takes opportunities out of the totals again', async () => {
    const open = () =>
      rows(sql`select sum(records)::int as n from opportunity_totals where org_id = ${orgId} and business_type_id = ${type.id}`);
    const before = await open();
    const { id } = await importAll(admin, 'opportunity', 'name,stage\na,Engaging\nb,Prospecting\n', intoPipeline);
    expect(await open()).not.toEqual(before);
    await admin.post(`/api/imports/${id}/revert`);
    await workOnRevert(parts, orgId, id, test.home.people.admin);
    expect(await open()).toEqual(before);
  });
});

describe('taking people back', () => {
  it('deactivates those who own nothing and lead nobody else, each with an event', async () => {
    const { id } = await importAll(admin, 'person', 'name,manager\nPasser By,Team Boss\nTeam Boss,\nOld Hand,\n', (mapping) => {
      for (const column of mapping.columns) if (column.target === 'managerId') column.onMissing = 'create';
    });
    const people = await rows<{ id: string; name: string }>(
      sql`select id, name from users where org_id = ${orgId} and name in ('Passer By', 'Team Boss', 'Old Hand')`,
    );
    const idOf = (name: string): string => people.find((person) => person.name === name)!.id;
    const { person: finance } = (await admin.get(`/api/people/${test.home.people.finance}`)).body;
    await admin.patch(`/api/people/${finance.id}`, { managerId: idOf('Old Hand'), rowVersion: finance.rowVersion });
    await admin.post(`/api/imports/${id}/revert`);
    await workOnRevert(parts, orgId, id, test.home.people.admin);
    const now = await rows(sql`
      select u.name, u.status, (select count(*)::int from events e where e.org_id = u.org_id and e.record_id = u.id and e.kind = 'user.deactivated') as told
      from users u where u.org_id = ${orgId} and u.id = any(${people.map((person) => person.id)}::uuid[]) order by 1`);
    expect(now).toEqual([
      { name: 'Old Hand', status: 'invited', told: 0 },
      { name: 'Passer By', status: 'deactivated', told: 1 },
      { name: 'Team Boss', status: 'deactivated', told: 1 },
    ]);
    expect((await admin.get(`/api/imports/${id}`)).body).toMatchObject({ status: 'reverted', kept: 1 });
  });
});

describe('the rows that were not taken in', () => {
  it('are no formulas to the spreadsheet that opens them, and come back as they were', async () => {
    const text = 'name,=danger\n,"=HYPERLINK(""http://x"")"\n';
    const { id } = await importAll(admin, 'account', text);
    const csv = (await admin.get(`/api/imports/${id}/failed-rows`)).body as string;
    const [header, line] = csv.trim().split('\n');
    expect([header!.split(',').at(-1), line!.endsWith(`,"'=HYPERLINK(""http://x"")"`)]).toEqual(["'=danger", true]);
    const again = (await upload(admin, 'account', csv)).body;
    expect(again.columns.at(-1)).toMatchObject({ header: '=danger', samples: ['=HYPERLINK("http://x")'] });
  });
});

describe('whose an import is', () => {
  it('is listed and read by its importer and by who answers for the whole organisation, and by nobody else', async () => {
    const { id } = await checked(manager, 'account', 'name\nWatched\n');
    const ids = async (who: Caller): Promise<string[]> => (await who.get('/api/imports')).body.imports.map((one: { id: string }) => one.id);
    expect((await manager.get('/api/imports')).body.imports.every((one: { mine: boolean }) => one.mine)).toBe(true);
    expect(await ids(admin)).toContain(id);
    expect((await admin.get(`/api/imports/${id}`)).body).toMatchObject({ mine: false, importer: { name: 'southLead' } });
    expect(await ids(seller)).not.toContain(id);
    expect((await seller.get(`/api/imports/${id}`)).status).toBe(404);
    expect((await seller.get(`/api/imports/${id}/failed-rows`)).status).toBe(404);
  });

  it('lets nobody but the importer say what the columns become or run it', async () => {
    const { id } = await checked(manager, 'account', 'name\nMine alone\n');
    const { mapping } = (await admin.get(`/api/imports/${id}`)).body;
    expect((await admin.put(`/api/imports/${id}/mapping`, mapping)).status).toBe(404);
    expect((await admin.post(`/api/imports/${id}/check`)).status).toBe(404);
    expect((await admin.post(`/api/imports/${id}/run`)).status).toBe(404);
  });

  it("an administrator takes back another's import, and it is said who did", async () => {
    const { id } = await importAll(manager, 'account', 'name\nTaken back from above\n');
    expect((await admin.post(`/api/imports/${id}/revert`)).body.status).toBe('reverting');
    await workOnRevert(parts, orgId, id, test.home.people.admin);
    expect((await manager.get(`/api/imports/${id}`)).body.status).toBe('reverted');
    const acts = await rows(sql`select kind, actor_id = ${test.home.people.admin} as admin from events
      where org_id = ${orgId} and record_id = ${id} order by seq desc limit 1`);
    expect(acts).toEqual([{ kind: 'import.reverted', admin: true }]);
  });
});

it('has new opportunities looked at for risks as soon as it is done', async () => {
  const enqueued = async () =>
    (
      await rows<{ jobs: number }>(
        sql`select count(*)::int as jobs from pgboss.job where name = 'risks.round' and data ->> 'orgId' = ${orgId}`,
      )
    )[0]!.jobs;
  const before = await enqueued();
  await importAll(admin, 'account', 'account\nNo Deal Ltd\n');
  expect(await enqueued()).toBe(before);
  const { id } = await importAll(admin, 'opportunity', 'name,stage,owner\nWatched,Engaging,ann\n', intoPipeline);
  expect(await enqueued()).toBe(before + 1);
  await round({ database: test.database, queue: parts.queue, config }, parts.now());
  expect(
    await rows(
      sql`select risk, stage_ends_on is null as unplanned, risk_check_on > '1900-01-01' as looked from opportunities where import_id = ${id}`,
    ),
  ).toEqual([{ risk: 'no_next_step', unplanned: true, looked: true }]);
});

it('takes a file sent twice under one key for one import', async () => {
  const { payload, headers } = multipart([['rows.csv', Buffer.from('name\nSent twice\n')]]);
  const send = () =>
    manager.send({ method: 'POST', url: '/api/imports?object=account', payload, headers: { ...headers, 'idempotency-key': 'nightly-14' } });
  const [first, again] = [await send(), await send()];
  expect([first.status, again.body]).toEqual([200, first.body]);
});

describe('translating values', () => {
  it('counts the values of a column that is a list of choices, and of no other', async () => {
    const many = Array.from({ length: 61 }, (_, at) => `Firm ${at},${at % 2 === 0 ? 'technolgy' : 'retail'}`).join('\n');
    const { columns } = (await upload(admin, 'account', `name,sector\n${many}\n`)).body;
    expect(columns[0].values).toBeNull();
    expect(columns[1].values).toEqual([
      { value: 'technolgy', rows: 31 },
      { value: 'retail', rows: 30 },
    ]);
  });

  it('takes options by value, stages and people by id, money in its unit', async () => {
    const text = 'name,stage,owner,amount,source\nLarge,in talks,A. Nn,1.5,Fair\nSmall,in talks,A. Nn,2,Fair\n';
    const { done } = await importAll(admin, 'opportunity', text, (mapping) => {
      intoPipeline(mapping);
      mapping.columns = [
        { column: 0, target: 'name' },
        { column: 1, target: 'stageId', translate: { 'in talks': engaging.id } },
        { column: 2, target: 'ownerId', translate: { 'A. Nn': test.home.people.ann } },
        { column: 3, target: 'amount', multiplyBy: 10_000 },
      ];
    });
    expect(done.progress).toMatchObject({ created: 2, failed: 0 });
    const found = await rows(sql`
      select o.amount, s.name as stage, u.name as owner from opportunities o join stages s on s.org_id = o.org_id and s.id = o.stage_id
      join users u on u.org_id = o.org_id and u.id = o.owner_id where o.org_id = ${orgId} and o.import_id = ${done.id} order by o.name`);
    expect(found).toEqual([
      { amount: 1_500_000, stage: 'Engaging', owner: 'ann' },
      { amount: 2_000_000, stage: 'Engaging', owner: 'ann' },
    ]);
  });
});

describe('the same file again', () => {
  it('is told until it is started, and finds what it created', async () => {
    const text = 'name,phone\nTwice Ltd,021-1\nThrice Ltd,021-2\n';
    const first = await importAll(manager, 'account', text);
    expect(first.done.sameFile).toBeNull();
    const again = await importAll(manager, 'account', text, (mapping) => {
      expect(mapping.matchBy).toBe('name');
      mapping.onMatch = 'skip';
    });
    expect(again.done.progress).toMatchObject({ created: 0, skipped: 2 });
    const { body } = await upload(manager, 'account', text);
    expect(body.sameFile).toMatchObject({ id: again.id, created: 0 });
    expect((await upload(manager, 'account', `${text}Other Ltd,021-3\n`)).body.sameFile).toBeNull();
    expect((await upload(manager, 'contact', text)).body.sameFile).toBeNull();
  });
});
