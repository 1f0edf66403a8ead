import { describe, expect, it } from 'vitest';
import '../../testing/render.tsx';
import { translate } from '../../i18n/wording.ts';
import { noticeWords } from './noticeWords.ts';

const { unreadable } = noticeWords(translate);

describe('what makes a sheet unreadable', () => {
  it('a column the first row does not name', () =>
    expect(unreadable({ row: 1, column: 'name', reason: 'missing', value: '' })).toBe('第一行缺少列名“name”'));
  it('a cell that was left empty', () =>
    expect(unreadable({ row: 3, column: 'kind', reason: 'missing', value: '' })).toBe('第 3 行 kind：缺少'));
});
