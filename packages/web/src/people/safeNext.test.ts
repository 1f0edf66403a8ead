import { expect, it } from 'vitest';
import { safeNext } from './safeNext.ts';

it.each([
  ['/opportunities?view=mine', '/opportunities?view=mine'],
  ['/', '/'],
  ['//evil.example', undefined],
  ['/\\evil.example', undefined],
  ['https://evil.example', undefined],
  ['javascript:alert(1)', undefined],
  ['/sign-in?next=/', undefined],
  [undefined, undefined],
  [['/a'], undefined],
])('after signing in, %j leads to %j', (next, where) => {
  expect(safeNext(next)).toBe(where);
});
