import { expect, it } from 'vitest';
import { initials, tintOf } from './initials.ts';

it.each([
  ['王小明', '小明'],
  ['李雷', '李雷'],
  ['欧阳 修', '阳修'],
  ['Mary Ann Evans', 'ME'],
  ['plato', 'P'],
  ['', ''],
])('the avatar of %s says %s', (name, text) => {
  expect(initials(name)).toBe(text);
});

it('gives a person one tint and people several', () => {
  const ids = Array.from({ length: 40 }, (_, n) => `0190c0de-0000-7000-8000-${String(n).padStart(12, '0')}`);
  expect(ids.map(tintOf)).toEqual(ids.map(tintOf));
  expect(new Set(ids.map(tintOf)).size).toBeGreaterThan(3);
});
