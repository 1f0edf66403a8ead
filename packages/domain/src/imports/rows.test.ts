import { describe, expect, it } from 'vitest';
import { ACCOUNT_FIELDS } from '../accounts/fields.ts';
import type { ProcessVersion, Stage } from '../processes/definition.ts';
import { field, option } from '../records/field.ts';
import { plainDecimal, readCell, readDay } from './cells.ts';
import { type PastDays, pastOf, takenOver } from './history.ts';
import { looksDayFirst, suggestTargets } from './mapping.ts';
import { indexOf, matchReference } from './references.ts';
import { EMPTY_TALLY, withRows } from './tally.ts';
import { targetsOf } from './targets.ts';

const habits = { currency: 'CNY', dayFirst: false, multiplyBy: 1 };

describe('days', () => {
  it.each([
    ['2017-03-01', '2017-03-01'],
    ['2017/3/1', '2017-03-01'],
    ['20170301', '2017-03-01'],
    ['2017年3月1日', '2017-03-01'],
    ['3/1/2017', '2017-03-01'],
    ['1.3.2017', '2017-03-01'],
    ['2017-03-01 14:05', '2017-03-01'],
    ['２０１７／３／１', '2017-03-01'],
  ])('reads %s', (text, day) => expect(readDay(text, false)).toEqual({ ok: true, value: day }));

  it('follows the file where a day can be read in two ways', () => {
    expect(readDay('3/4/2017', false)).toEqual({ ok: true, value: '2017-03-04' });
    expect(readDay('3/4/2017', true)).toEqual({ ok: true, value: '2017-04-03' });
  });

  it.each(['2017-02-29', '13/1/2017', 'soon', '2017', '1/2/17'])('does not guess %s', (text) =>
    expect(readDay(text, false)).toEqual({ ok: false, reason: 'notADay' }),
  );

  it('tells day first from month first by what only one of them can be', () => {
    expect(looksDayFirst(['3/4/2017', '25/4/2017'])).toBe(true);
    expect(looksDayFirst(['3/4/2017', '4/25/2017'])).toBe(false);
    expect(looksDayFirst(['13/33/2017', '3/4/2017'])).toBe(false);
  });
});

describe('numbers', () => {
  it.each([
    ['1,234.50', '1234.50'],
    ['¥ 1,234', '1234'],
    ['1 234', '1234'],
    ['12万', '120000'],
    ['1.5亿元', '150000000.0'],
    ['(55)', '-55'],
    ['1.234,5', '1234.5'],
    ['1,234', '1234'],
    ['１２', '12'],
  ])('reads %s', (text, plain) => expect(plainDecimal(text)).toBe(plain));

  it.each(['many', '1,23,4', '', '--3', '1e5'])('does not read %s', (text) => expect(plainDecimal(text)).toBeNull());

  it('keeps money in minor units, in the unit of the file', () => {
    const money = field('amount', 'money', '', '');
    expect(readCell(money, '1,054.5', habits)).toEqual({ ok: true, value: 105_450 });
    expect(readCell(money, '1100.04', { ...habits, multiplyBy: 1_000_000 })).toEqual({ ok: true, value: 110_004_000_000 });
    expect(readCell(money, '1,054', { ...habits, minorUnits: true })).toEqual({ ok: true, value: 1_054 });
    expect(readCell(money, '1054', { ...habits, currency: 'KWD', minorUnits: true, multiplyBy: 10_000 })).toEqual({
      ok: true,
      value: 1_054,
    });
    expect(readCell(money, '10.5', { ...habits, minorUnits: true })).toEqual({ ok: false, reason: 'tooManyDecimals' });
    expect(readCell(money, '0.005', habits)).toEqual({ ok: false, reason: 'tooManyDecimals' });
    expect(readCell(money, '849', { ...habits, currency: 'JPY' })).toEqual({ ok: true, value: 849 });
  });

  it('keeps percent in basis points', () => {
    const percent = field('share', 'percent', '', '');
    expect(readCell(percent, '35%', habits)).toEqual({ ok: true, value: 3500 });
    expect(readCell(percent, '12.345', habits)).toEqual({ ok: false, reason: 'tooManyDecimals' });
  });
});

it('reads options by value and by either name, and yes and no in words', () => {
  const pick = field('kind', 'pick', '', '', { options: [option('new', '新客户', 'New business')] });
  for (const text of ['new', '新客户', 'NEW  business']) expect(readCell(pick, text, habits)).toEqual({ ok: true, value: 'new' });
  expect(readCell(pick, 'old', habits)).toEqual({ ok: false, reason: 'notAnOption' });
  const box = field('active', 'checkbox', '', '');
  expect([readCell(box, '是', habits), readCell(box, 'No', habits), readCell(box, 'maybe', habits)]).toEqual([
    { ok: true, value: true },
    { ok: true, value: false },
    { ok: false, reason: 'notYesOrNo' },
  ]);
});

it('finds what a text names by key, by name, by spelling; two that fit fit nobody', () => {
  const index = indexOf([
    { id: '1', name: 'GTX Pro', keys: ['P-1'] },
    { id: '2', name: 'MG', keys: [] },
    { id: '3', name: 'M G', keys: [] },
  ]);
  expect(matchReference(index, 'p-1')).toMatchObject({ id: '1', how: 'key' });
  expect(matchReference(index, 'GTX Pro')).toMatchObject({ id: '1', how: 'name' });
  expect(matchReference(index, 'ＧＴＸpro')).toEqual({ kind: 'found', id: '1', how: 'spelling', name: 'GTX Pro' });
  expect(matchReference(index, 'MG')).toMatchObject({ id: '2', how: 'name' });
  expect(matchReference(index, 'mg')).toEqual({ kind: 'ambiguous', count: 2 });
  expect(matchReference(index, 'GTX')).toEqual({ kind: 'missing' });
});

it('suggests fields by their names in both languages and by words other systems use', () => {
  const targets = targetsOf(
    'account',
    ACCOUNT_FIELDS.map((one) => ({ ...one, level: 'edit' as const })),
  );
  const headers = ['account', 'sector', 'year_established', 'revenue', '员工人数', 'office_location', 'subsidiary_of', 'xyzzy'];
  expect(suggestTargets('account', headers, targets)).toEqual([
    'name',
    'industry',
    'foundedYear',
    'annualRevenue',
    'employees',
    'address',
    'parentId',
    null,
  ]);
});

describe('the past', () => {
  const stage = (id: string, kind: Stage['kind'], rate: number): Stage => ({
    ...{ id, name: id, kind, rate, plannedDays: null, operators: [], guidance: [], funnelBand: null, events: [], information: [] },
    approvalFlowId: null,
  });
  const definition: ProcessVersion = {
    stages: [stage('first', 'open', 1000), stage('second', 'open', 5000), stage('won', 'won', 10_000), stage('lost', 'lost', 0)],
  };
  const frame = () => ({
    ...{ definition, engagedStageId: 'second', zone: 'Asia/Shanghai', today: '2026-03-02', now: '2026-03-02T02:00:00.000Z' },
    dayStarts: new Map<string, string>(),
  });
  const of = (stageId: string | null, engagedOn: string | null, closedOn: string | null) =>
    pastOf({ stageId, engagedOn, closedOn } satisfies PastDays, frame());

  it.each([
    ['open since a day', of('second', '2026-02-01', null), { path: [{ stageId: 'second', at: '2026-01-31T16:00:00.000Z' }], note: null }],
    ['without any day', of('first', null, null), { path: [{ stageId: 'first', at: '2026-03-02T02:00:00.000Z' }], note: 'noDay' }],
    ['won', of('won', '2026-02-01', '2026-02-03'), { path: [{ stageId: 'second' }, { stageId: 'won', at: '2026-02-02T16:00:00.000Z' }] }],
    [
      'lost without a first day',
      of('lost', null, '2026-02-03'),
      { path: [{ stageId: 'second' }, { stageId: 'lost' }], note: 'noStartDay' },
    ],
    ['over before it began', of('won', '2026-02-04', '2026-02-03'), { reason: 'endsBeforeStart' }],
    ['won some day', of('won', '2026-02-04', null), { reason: 'closedWithoutDay' }],
    ['won tomorrow', of('won', null, '2026-03-03'), { reason: 'inFuture' }],
    ['open, yet closed', of('first', null, '2026-02-03'), { reason: 'openButClosed' }],
    ['in no stage of ours', of('elsewhere', null, null), { reason: 'unknownStage' }],
  ])('%s', (_, past, wanted) => expect(past).toMatchObject(wanted));

  it('leaves visits, a status and a win rate behind', () => {
    const [a, b] = ['2026-02-01T00:00:00.000Z', '2026-02-03T00:00:00.000Z'];
    expect(
      takenOver(definition, [
        { stageId: 'second', at: a! },
        { stageId: 'won', at: b! },
      ]),
    ).toEqual({
      ...{ visits: [{ stageId: 'second', enteredAt: a, leftAt: b, leftHow: 'won' }], stageId: 'won', lastOpenStageId: 'second' },
      ...{ status: 'won', winRate: 10_000, stageEnteredAt: b, closedAt: b },
    });
    expect(takenOver(definition, [{ stageId: 'second', at: a! }])).toMatchObject({
      status: 'open',
      closedAt: null,
      visits: [{ leftAt: null }],
    });
  });
});

it('counts what was found, and keeps the notes of failed rows out', () => {
  const note = { field: 'productId', kind: 'otherSpelling' as const, value: 'GTXPro', matched: 'GTX Pro' };
  const tally = withRows(EMPTY_TALLY, [
    { row: 2, outcome: 'created', problems: [], notes: [note] },
    { row: 3, outcome: 'failed', problems: [{ field: 'name', reason: 'required' }], notes: [note] },
    { row: 4, outcome: 'created', problems: [], notes: [note] },
  ]);
  expect(tally).toMatchObject({ rows: 3, created: 2, failed: 1, problems: [{ field: 'name', kind: 'required', rows: 1 }] });
  expect(tally.notes).toEqual([
    { field: 'productId', kind: 'otherSpelling', rows: 2, examples: [{ row: 2, value: 'GTXPro', matched: 'GTX Pro' }] },
  ]);
  expect(EMPTY_TALLY.notes).toEqual([]);
});
