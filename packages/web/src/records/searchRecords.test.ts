import { expect, it } from 'vitest';
import { hitsOf } from './searchRecords.ts';

it('leads from what was found to the pages of the records, with the name of their object', () => {
  const found = [
    { object: 'account' as const, records: [{ id: 'a1', name: '云帆工业', hint: '上海' }] },
    { object: 'opportunity' as const, records: [{ id: 'o1', name: '三期产线', hint: null }] },
  ];
  expect(hitsOf({ found }, 'zh')).toEqual([
    { to: '/accounts/a1', title: '云帆工业', hint: '客户 · 上海' },
    { to: '/opportunities/o1', title: '三期产线', hint: '商机' },
  ]);
  expect(hitsOf({ found }, 'en')[1]?.hint).toBe('Opportunity');
});
