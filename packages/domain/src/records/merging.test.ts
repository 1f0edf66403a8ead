import { describe, expect, it } from 'vitest';
import type { FieldType } from './field.ts';
import { choiceOf, decideMerge, differs, type MergeChoices, type MergeField, type MergeSide, type MergeSituation } from './merging.ts';
import type { RecordValues } from './values.ts';

const field = (key: string, type: FieldType = 'text', more: Partial<MergeField> = {}): MergeField => ({
  key,
  type,
  level: 'edit',
  ...more,
});
const FIELDS = [
  field('name'),
  field('ownerId', 'user'),
  field('amount', 'money'),
  field('budget', 'money'),
  field('currency'),
  field('description', 'longText'),
  field('custom.tags', 'multiPick'),
  field('source', 'pick', { level: 'read' }),
  field('winRate', 'percent', { readOnly: true }),
];
const side = (id: string, more: Partial<MergeSide> = {}): MergeSide => ({
  ...{ id, mayEdit: true, mayDelete: true, mayAssign: true, held: false, status: 'open', pricedLines: 0, rowVersion: 3 },
  ...more,
});
const OURS = {
  name: '云帆 ERP',
  ownerId: 'ann',
  amount: 100,
  budget: null,
  currency: 'CNY',
  description: null,
  'custom.tags': ['a'],
  source: null,
  winRate: 0,
};
const THEIRS = {
  name: '云帆ERP项目',
  ownerId: 'bob',
  amount: 80,
  budget: 90,
  currency: 'CNY',
  description: '要现场演示',
  'custom.tags': ['b', 'a'],
  source: 'event',
  winRate: 9,
};

interface Case {
  survivor?: Partial<MergeSide>;
  other?: Partial<MergeSide>;
  ours?: RecordValues;
  theirs?: RecordValues;
  more?: Partial<MergeSituation>;
  choices?: MergeChoices;
}
const situationOf = ({ survivor, other, ours, theirs, more }: Case): MergeSituation => ({
  object: 'opportunity',
  survivor: side('s', survivor),
  other: side('o', other),
  ...{ seen: null, fields: FIELDS, stuck: [], overfull: [] },
  values: { survivor: { ...OURS, ...ours }, other: { ...THEIRS, ...theirs } },
  ...more,
});
const asked = (one: Case) => decideMerge(situationOf(one), one.choices ?? {});
const taken = (one: Case) => {
  const answer = asked(one);
  return answer.allowed ? answer.result : answer.reasons;
};
const refused = (one: Case) => {
  const answer = asked(one);
  return answer.allowed ? [] : answer.reasons;
};

describe('whose value stays', () => {
  const CASES: [string, Case, RecordValues][] = [
    ['the survivor’s; the other’s where it has none', {}, { budget: 90, description: '要现场演示' }],
    [
      'the chosen ones',
      { choices: { name: 'other', amount: 'other', budget: 'survivor', description: 'survivor' } },
      { name: '云帆ERP项目', amount: 80 },
    ],
    [
      'an empty value that was chosen',
      { theirs: { amount: null }, choices: { amount: 'other', budget: 'survivor', description: 'survivor' } },
      { amount: null },
    ],
    [
      'of several picks both, each once',
      { choices: { 'custom.tags': 'both', budget: 'survivor', description: 'survivor' } },
      { 'custom.tags': ['a', 'b'] },
    ],
    [
      'of long texts both, one below the other',
      { ours: { description: '预算已批' }, choices: { description: 'both', budget: 'survivor' } },
      { description: '预算已批\n\n要现场演示' },
    ],
    ['both of one is that one', { choices: { description: 'both', budget: 'survivor' } }, { description: '要现场演示' }],
    [
      'both, where the other has none, is the survivor’s',
      { ours: { description: '预算已批' }, theirs: { description: null }, choices: { description: 'both', budget: 'survivor' } },
      {},
    ],
    ['nothing that cannot be taken over by itself', { more: { stuck: ['budget'] } }, { description: '要现场演示' }],
    [
      'the new owner’s, by somebody who may assign',
      { choices: { ownerId: 'other', budget: 'survivor', description: 'survivor' } },
      { ownerId: 'bob' },
    ],
    ['nothing when all is equal', { theirs: OURS }, {}],
    ['an empty list is no value', { ours: { 'custom.tags': [] }, theirs: { ...OURS, 'custom.tags': ['b'] } }, { 'custom.tags': ['b'] }],
  ];
  it.each(CASES)('%s', (_, one, values) => expect(taken(one)).toEqual(values));

  it.each([
    [null, [], false],
    [undefined, null, false],
    [['a'], ['a'], false],
    [['a'], [], true],
    ['a', 'b', true],
  ])('%j and %j differ: %j', (ours, theirs, expected) =>
    expect(differs({ values: { survivor: { tags: ours }, other: { tags: theirs } } }, 'tags')).toBe(expected),
  );
});

describe('what stands against it', () => {
  const CASES: [string, Case, object[]][] = [
    ['the same record', { other: { id: 's' } }, [{ kind: 'same_record' }]],
    ['not mine to change', { survivor: { mayEdit: false } }, [{ kind: 'not_editable', side: 'survivor' }]],
    [
      'the other not mine to change or delete',
      { other: { mayEdit: false, mayDelete: false } },
      [
        { kind: 'not_editable', side: 'other' },
        { kind: 'not_deletable', side: 'other' },
      ],
    ],
    ['deleting the survivor is not asked for', { survivor: { mayDelete: false } }, []],
    [
      'an approval is pending',
      { survivor: { held: true }, other: { held: true } },
      [
        { kind: 'approval_pending', side: 'survivor' },
        { kind: 'approval_pending', side: 'other' },
      ],
    ],
    ['either has changed', { more: { seen: { survivor: 2, other: 3 } } }, [{ kind: 'stale', side: 'survivor' }]],
    ['the other has changed', { more: { seen: { survivor: 3, other: 1 } } }, [{ kind: 'stale', side: 'other' }]],
    ['a won deal would be gone', { other: { status: 'won' } }, [{ kind: 'won_would_vanish' }]],
    ['a lost deal goes into an open one', { other: { status: 'lost' } }, []],
    ['an open deal goes into a won one', { survivor: { status: 'won' } }, []],
    ['no right to the owner', { survivor: { mayAssign: false }, choices: { ownerId: 'other' } }, [{ kind: 'may_not_assign' }]],
    ['the owner is the same', { survivor: { mayAssign: false }, theirs: { ownerId: 'ann' }, choices: { ownerId: 'other' } }, []],
    ['a field only read', { choices: { source: 'other' } }, [{ kind: 'not_choosable', field: 'source' }]],
    ['a field only read that stays as it is', { choices: { source: 'survivor' } }, []],
    ['a field set by the system', { choices: { winRate: 'other' } }, [{ kind: 'not_choosable', field: 'winRate' }]],
    ['a field nobody knows', { choices: { secret: 'other' } }, [{ kind: 'not_choosable', field: 'secret' }]],
    ['both of what can only be one', { choices: { name: 'both' } }, [{ kind: 'not_choosable', field: 'name' }]],
    ['a value that leads nowhere', { more: { stuck: ['name'] }, choices: { name: 'other' } }, [{ kind: 'not_takeable', field: 'name' }]],
    ['a list too long', { more: { overfull: [{ what: 'products', most: 200 }] } }, [{ kind: 'too_many', what: 'products', most: 200 }]],
  ];
  it.each(CASES)('%s', (_, one, reasons) => expect(refused(one)).toEqual(reasons));
});

describe('different currencies', () => {
  const dollars = { currency: 'USD' };
  const all = (choice: 'survivor' | 'other'): MergeChoices => ({ currency: choice, amount: choice, budget: choice });
  const differ = (...fields: string[]) => ({ kind: 'currencies_differ', fields });
  const CASES: [string, Case, object[]][] = [
    ['nothing chosen', {}, [differ('amount', 'budget', 'currency')]],
    ['all of ours', { choices: all('survivor') }, []],
    ['all of theirs', { choices: all('other') }, []],
    ['mixed', { choices: { ...all('other'), budget: 'survivor' } }, [differ('budget')]],
    [
      'prices in the currency that goes',
      { other: { pricedLines: 1 }, choices: all('survivor') },
      [{ kind: 'priced_lines', side: 'other', count: 1 }],
    ],
    ['prices in the currency that stays', { other: { pricedLines: 2 }, choices: all('other') }, []],
    [
      'a sum that is only read stays where it is',
      {
        more: { fields: FIELDS.map((one) => (one.key === 'budget' ? { ...one, level: 'read' as const } : one)) },
        choices: { currency: 'other', amount: 'other' },
      },
      [differ('budget')],
    ],
    [
      'a sum that is only read may stay beside its currency',
      {
        more: { fields: FIELDS.map((one) => (one.key === 'budget' ? { ...one, level: 'read' as const } : one)) },
        choices: { currency: 'survivor', amount: 'survivor' },
      },
      [],
    ],
    [
      'a sum that is hidden stays where it is',
      { more: { fields: FIELDS.filter(({ key }) => key !== 'budget') }, choices: { currency: 'other', amount: 'other' } },
      [differ()],
    ],
    [
      'a sum that is hidden may stay beside its currency',
      { more: { fields: FIELDS.filter(({ key }) => key !== 'budget') }, choices: { currency: 'survivor', amount: 'survivor' } },
      [],
    ],
  ];
  it.each(CASES)('%s', (_, one, reasons) => expect(refused({ ...one, theirs: dollars })).toEqual(reasons));
  it('takes what was chosen', () =>
    expect(taken({ theirs: dollars, choices: all('other') })).toMatchObject({ currency: 'USD', amount: 80, budget: 90 }));
  it('offers no sum by itself', () => {
    const situation = situationOf({ theirs: dollars });
    expect(FIELDS.filter(({ type }) => type === 'money').map((one) => choiceOf(situation, {}, one))).toEqual(['survivor', 'survivor']);
  });
});
