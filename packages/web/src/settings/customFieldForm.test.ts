import { expect, it } from 'vitest';
import { codeOf, optionsOf } from './customFieldForm.ts';

it.each([
  ['Budget class', 'budgetClass'],
  ['  ERP-system in use ', 'eRPSystemInUse'],
  ['预算级别', ''],
  ['3rd party', 'rdParty'],
])('names %s %s', (name, code) => {
  expect(codeOf(name)).toBe(code);
});

it('keeps the codes options have and gives new ones their own', () => {
  expect(optionsOf([{ value: 'a', zh: '甲', en: 'A' }, { zh: '大型', en: 'Large one' }, { zh: '小型' }])).toEqual([
    { value: 'a', zh: '甲', en: 'A' },
    { value: 'largeOne', zh: '大型', en: 'Large one' },
    { value: 'option3', zh: '小型', en: '小型' },
  ]);
});
