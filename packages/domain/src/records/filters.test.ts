import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineRights, type Rights } from '../people/rights.ts';
import { asField } from './customFields.ts';
import { type Condition, decodeFilter, encodeFilter, type FilterNode, filterProblems, type Group } from './filters.ts';
import { fieldsFor } from './objects.ts';
import { OPERATORS } from './operators.ts';

const rights: Rights = combineRights([
  { functions: {}, objects: { opportunity: { read: 'all' } }, fields: { opportunity: { budget: 'hidden', source: 'masked' } } },
]);
const colours = asField({
  key: 'colours',
  type: 'multiPick',
  labelZh: '颜色',
  labelEn: 'Colours',
  required: false,
  defaultValue: null,
  options: [{ value: 'red', zh: '红', en: 'Red' }],
});
const fields = fieldsFor('opportunity', { customFields: [colours], pickLists: [] }, rights);
const problems = (node: FilterNode) => filterProblems(node, fields).map((problem) => `${problem.field}: ${problem.reason}`);
const ID = '0190a000-0000-7000-8000-000000000001';
const chain = (levels: number): FilterNode =>
  levels === 0 ? { field: 'amount', operator: 'empty' } : { join: 'or', of: [chain(levels - 1)] };

describe('filterProblems', () => {
  it.each<[string, FilterNode, string[]]>([
    ['an amount', { field: 'amount', operator: 'gte', value: 100 }, []],
    ['an amount written as text', { field: 'amount', operator: 'gte', value: '100' }, ['amount: wrongValue']],
    ['a negative amount may be asked for', { field: 'amount', operator: 'gte', value: -1 }, []],
    ['between needs two', { field: 'amount', operator: 'between', value: [1] }, ['amount: wrongValue']],
    ['between two', { field: 'amount', operator: 'between', value: [1, 2] }, []],
    ['a text operator on a figure', { field: 'amount', operator: 'contains', value: '1' }, ['amount: unknownOperator']],
    ['my own', { field: 'ownerId', operator: 'me' }, []],
    ['me takes no value', { field: 'ownerId', operator: 'me', value: ID }, ['ownerId: wrongValue']],
    ['stages in a list', { field: 'stageId', operator: 'in', value: [ID] }, []],
    ['an empty list', { field: 'stageId', operator: 'in', value: [] }, ['stageId: wrongValue']],
    ['a stage that is no id', { field: 'stageId', operator: 'equals', value: 'x' }, ['stageId: wrongValue']],
    ['an option that is none', { field: 'kind', operator: 'equals', value: 'gone' }, ['kind: wrongValue']],
    ['a day that is none', { field: 'closingOn', operator: 'equals', value: '2026-02-30' }, ['closingOn: wrongValue']],
    ['an instant is asked for by its day', { field: 'createdAt', operator: 'gte', value: '2026-02-28' }, []],
    ['the next seven days', { field: 'closingOn', operator: 'nextNDays', value: 7 }, []],
    ['minus seven days', { field: 'closingOn', operator: 'lastNDays', value: -7 }, ['closingOn: wrongValue']],
    ['a colour', { field: 'custom.colours', operator: 'contains', value: 'red' }, []],
    ['a colour there is none of', { field: 'custom.colours', operator: 'contains', value: 'blue' }, ['custom.colours: wrongValue']],
    ['a hidden field does not exist', { field: 'budget', operator: 'gt', value: 1 }, ['budget: unknownField']],
    ['a masked field answers nothing', { field: 'source', operator: 'empty' }, ['source: notFilterable']],
    ['a long text is never asked', { field: 'description', operator: 'contains', value: 'x' }, ['description: notFilterable']],
    ['three levels', chain(3), []],
    ['four levels', chain(4), ['filter: tooDeep']],
    ['everything at once', { join: 'and', of: [{ field: 'x', operator: 'me' }, chain(4)] }, ['filter: tooDeep', 'x: unknownField']],
  ])('%s', (_name, node, expected) => expect(problems(node)).toEqual(expected));

  it('allows thirty conditions and not one more', () => {
    const many = (count: number): Group => ({ join: 'and', of: Array.from({ length: count }, () => chain(0)) });
    expect(problems(many(30))).toEqual([]);
    expect(problems(many(31))).toEqual(['filter: tooMany']);
  });
});

describe('the filter in an address', () => {
  const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.oneof(fc.string(), fc.integer()), { maxLength: 4 }));
  const condition: fc.Arbitrary<Condition> = fc
    .tuple(fc.string({ minLength: 1 }), fc.constantFrom(...OPERATORS), fc.option(value, { nil: undefined }))
    .filter(([field]) => field !== 'and' && field !== 'or')
    .map(([field, operator, given]) => ({ field, operator, ...(given === undefined ? {} : { value: given }) }));
  const group = (node: fc.Arbitrary<FilterNode>): fc.Arbitrary<FilterNode> =>
    fc.record({ join: fc.constantFrom('and' as const, 'or' as const), of: fc.array(node, { maxLength: 4 }) });
  const tree = fc.oneof(condition, group(condition), group(fc.oneof(condition, group(condition))));

  it('comes back as it went', () => {
    fc.assert(
      fc.property(tree, (node) => {
        const address = new URL(`http://x/?${new URLSearchParams({ filter: encodeFilter(node) })}`);
        expect(decodeFilter(address.searchParams.get('filter')!)).toEqual(node);
      }),
    );
  });

  it.each(['', '{}', '[]', '[1]', '["amount"]', '["amount","sounds like","x"]', '["and",1]', '["amount","gt",1,2]', 'nonsense'])(
    'is none: %s',
    (text) => expect(decodeFilter(text)).toBeNull(),
  );

  it('never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => void decodeFilter(text)));
  });
});
