import { describe, expect, it } from 'vitest';
import type { FieldShape } from '#domain/records/contract.ts';
import { ApiError } from '../api.ts';
import { translate as t } from '../i18n/wording.ts';
import '../testing/render.tsx';
import { problemWords, refusalSentences } from './fieldProblems.ts';

const amount: FieldShape = {
  ...{ key: 'amount', type: 'money', label: { zh: '销售金额', en: 'Amount' }, required: false, readOnly: false, sortable: true },
  ...{ filterable: true, importable: true, searchable: false, level: 'edit', operators: [] },
};
const error = (status: number, more: object = {}) => new ApiError(status, { code: 'x', message: 'English', requestId: 'r', ...more });

describe('why something was not taken', () => {
  it('names the figure in the unit people type', () => {
    expect(problemWords(t, { field: 'amount', reason: 'tooSmall', min: 10_000 }, amount, 'CNY')).toBe('不能小于 100');
    expect(problemWords(t, { field: 'name', reason: 'tooLong', max: 200 })).toBe('最多 200 个字');
  });

  it('has words for a reason it does not know', () => {
    expect(problemWords(t, { field: 'name', reason: 'Invalid input' })).toBe('这个值不对');
  });

  it.each([
    [error(400, { fields: [{ field: 'amount', reason: 'wrongType' }] }), ['销售金额：格式不对']],
    [error(403), ['您没有权限改这条记录']],
    [error(404), ['记录已删除，或您已看不到它']],
    [error(409), ['这条记录刚被别人改过']],
    [error(422, { reasons: [{}, {}] }), ['流程上还差 2 项，打开记录可以看到全部']],
    [error(423, { reasons: [{ field: 'amount' }] }), ['审批进行中，暂时不能改：销售金额']],
    [{ status: 400, fields: [{ field: 'gone', reason: 'unknownField' }] }, ['gone：没有这个字段']],
  ])('says it in the reader’s words (%#)', (refusal, sentences) => {
    expect(refusalSentences(t, refusal, [amount])).toEqual(sentences);
  });
});
