import { describe, expect, it } from 'vitest';
import { type CustomField, customFieldProblems } from './customFields.ts';
import type { CallerField, Field } from './field.ts';
import { fieldsFor } from './objects.ts';
import { valueProblem } from './valueChecks.ts';
import { checkChanges, checkNew } from './values.ts';

const fields = fieldsFor(
  'contact',
  { customFields: [], pickLists: [] },
  {
    functions: {},
    objects: {},
    fields: { contact: { wechat: 'hidden', mobile: 'masked', title: 'read' } },
  },
);
const plain = (type: Field['type'], more: Partial<Field> = {}): Field => ({
  ...{ key: 'x', type, label: { zh: '', en: '' }, sortable: false, filterable: true, importable: true, searchable: false },
  ...more,
});

describe('valueProblem', () => {
  it.each<[Field, unknown, string | null]>([
    [plain('text'), '赢途', null],
    [plain('text', { maxLength: 2 }), '𠮷野', null],
    [plain('text', { maxLength: 2 }), '𠮷野家', 'tooLong'],
    [plain('text'), 5, 'wrongType'],
    [plain('text'), 'a\u0000b', 'malformed'],
    [plain('number'), 1.5, null],
    [plain('number', { column: 'employees' }), 1.5, 'malformed'],
    [plain('number', { min: 0 }), -1, 'tooSmall'],
    [plain('number', { max: 9 }), 10, 'tooLarge'],
    [plain('number'), Number.NaN, 'wrongType'],
    [plain('number'), '5', 'wrongType'],
    [plain('money'), 9_007_199_254_740_991, null],
    [plain('money'), 9_007_199_254_740_992, 'malformed'],
    [plain('percent'), 10_000, null],
    [plain('percent'), 10_001, 'tooLarge'],
    [plain('date'), '2028-02-29', null],
    [plain('date'), '2026-02-29', 'malformed'],
    [plain('date'), '2026-2-9', 'malformed'],
    [plain('instant'), '2026-02-09T08:00:00+08:00', null],
    [plain('instant'), '2026-02-09', 'malformed'],
    [plain('checkbox'), false, null],
    [plain('checkbox'), 'true', 'wrongType'],
    [plain('email'), '李想@例子.公司', null],
    [plain('email'), 'li@example', 'malformed'],
    [plain('email'), 'a b@example.com', 'malformed'],
    [plain('phone'), '+86 (0)10-8888 9999 转 12', null],
    [plain('phone'), 'call me', 'malformed'],
    [plain('url'), 'https://例子.cn/路?x=1', null],
    [plain('url'), 'example.com', null],
    [plain('url'), 'javascript:alert(1)', 'malformed'],
    [plain('pick', { options: [{ value: 'a', zh: '', en: '' }] }), 'b', 'notAnOption'],
    [plain('multiPick', { options: [{ value: 'a', zh: '', en: '' }] }), ['a', 'b'], 'notAnOption'],
    [plain('multiPick', { options: [{ value: 'a', zh: '', en: '' }] }), 'a', 'wrongType'],
    [plain('user'), 'me', 'malformed'],
    [plain('text', { key: 'currency' }), 'rmb', 'malformed'],
  ])('%o holding %o: %s', (field, value, reason) => expect(valueProblem(field, value)?.reason ?? null).toBe(reason));
});

describe('checkChanges', () => {
  it('trims, joins blanks, lowers addresses and turns empty text into nothing', () => {
    const input = { name: '  李 \t 想 ', email: ' Li@Example.COM ', department: '   ', description: 'a\r\nb ' };
    expect(checkChanges(fields, input)).toEqual({
      values: { name: '李 想', email: 'li@example.com', department: null, description: 'a\nb' },
      problems: [],
    });
  });

  it('says everything wrong at once, in the order given', () => {
    const input = { name: '', wechat: 'x', mobile: '1', title: 'CEO', createdAt: '2026', nonsense: 1, birthday: 'soon' };
    expect(checkChanges(fields, input).problems).toEqual([
      { field: 'name', reason: 'required' },
      { field: 'wechat', reason: 'unknownField' },
      { field: 'mobile', reason: 'notWritable' },
      { field: 'title', reason: 'notWritable' },
      { field: 'createdAt', reason: 'notWritable' },
      { field: 'nonsense', reason: 'unknownField' },
      { field: 'birthday', reason: 'malformed' },
    ]);
  });
});

describe('checkNew', () => {
  it('names the required fields that are missing and fills in defaults', () => {
    const active: CallerField = { ...plain('checkbox', { key: 'active', defaultValue: true }), level: 'edit' };
    const checked = checkNew([...fields, active], { name: '李想' });
    expect(checked.problems).toEqual([{ field: 'ownerId', reason: 'required' }]);
    expect(checked.values).toEqual({ name: '李想', active: true });
  });
});

describe('a custom field', () => {
  const good: CustomField = { key: 'tier', type: 'pick', labelZh: '档', labelEn: 'Tier', required: false, defaultValue: 'a', options: [] };
  const a = { value: 'a', zh: '甲', en: 'A' };
  it.each<[string, Partial<CustomField>, string[]]>([
    ['a good one', { options: [a] }, []],
    ['a key with blanks', { key: 'my tier', options: [a] }, ['key: malformed']],
    ['no labels', { labelZh: ' ', labelEn: '', options: [a] }, ['labelZh: required', 'labelEn: required']],
    ['a pick without options', { defaultValue: null }, ['options: required']],
    ['an option twice', { options: [a, a] }, ['options: repeated']],
    ['options of a number', { type: 'number', options: [a], defaultValue: 1 }, ['options: notAllowed']],
    ['a default that is no option', { options: [{ ...a, value: 'b' }] }, ['defaultValue: notAnOption']],
  ])('%s', (_name, change, expected) =>
    expect(customFieldProblems({ ...good, ...change }).map((problem) => `${problem.field}: ${problem.reason}`)).toEqual(expected),
  );
});
