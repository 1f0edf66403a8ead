import { expect, it } from 'vitest';
import type { FieldShape } from '#domain/records/contract.ts';
import { operatorsOf } from '#domain/records/operators.ts';
import { asGroup, complete, newCondition, withOperator, withoutPart, withPart } from './filterEdits.ts';

const field = (key: string, type: FieldShape['type']): FieldShape => ({
  ...{ key, type, label: { zh: key, en: key }, required: false, readOnly: false, sortable: false, filterable: true },
  ...{ importable: true, searchable: false, level: 'edit' },
  operators: [
    ...operatorsOf({ key, type, label: { zh: key, en: key }, sortable: false, filterable: true, importable: true, searchable: false }),
  ],
});

it.each([
  ['text', 'contains', undefined],
  ['pick', 'in', undefined],
  ['user', 'in', undefined],
  ['date', 'thisMonth', undefined],
  ['money', 'gte', undefined],
  ['checkbox', 'equals', true],
] as const)('a condition on a %s begins with %s', (type, operator, value) => {
  expect(newCondition(field('x', type))).toEqual({ field: 'x', operator, ...(value !== undefined && { value }) });
});

it('keeps the value as long as it fits the operator', () => {
  const day = field('closingOn', 'date');
  const before = { field: 'closingOn', operator: 'gte' as const, value: '2026-11-22' };
  expect(withOperator(before, 'lt', day)).toEqual({ ...before, operator: 'lt' });
  expect(withOperator(before, 'thisWeek', day)).toEqual({ field: 'closingOn', operator: 'thisWeek' });
  expect(withOperator(before, 'nextNDays', day)).toEqual({ field: 'closingOn', operator: 'nextNDays', value: 7 });
  expect(withOperator(before, 'between', day)).toEqual({ field: 'closingOn', operator: 'between' });
});

it('asks only what has its values', () => {
  const full = { field: 'a', operator: 'equals' as const, value: 'x' };
  const bare = { field: 'b', operator: 'in' as const };
  const half = { field: 'c', operator: 'between' as const, value: ['2026-01-01', null] };
  expect(complete({ join: 'or', of: [full, bare, { join: 'and', of: [half] }] })).toEqual({
    join: 'or',
    of: [full, { join: 'and', of: [] }],
  });
});

it('changes parts by their place', () => {
  const one = { field: 'a', operator: 'notEmpty' as const };
  const other = { field: 'b', operator: 'empty' as const };
  expect(withPart(asGroup(one), 0, other)).toEqual({ join: 'and', of: [other] });
  expect(withoutPart({ join: 'or', of: [one, other] }, 0)).toEqual({ join: 'or', of: [other] });
});
