import { expect, it } from 'vitest';
import { companyCore, matchOf } from './duplicates.ts';

it.each([
  ['云帆科技有限公司', '云帆科技'],
  ['云帆科技集团股份有限公司', '云帆科技'],
  ['云帆 科技（北京）', '云帆科技北京'],
  ['ABB Co., Ltd.', 'abb'],
  ['ＡＢＢ', 'abb'],
  ['公司', '公司'],
])('the core of %s is %s', (name, core) => expect(companyCore(name)).toBe(core));

it.each([
  ['云帆科技有限公司', '云帆科技股份有限公司', 'same'],
  ['北京云帆科技有限公司', '云帆科技', 'similar'],
  ['云帆科技', '远航科技', null],
  ['！', '！', null],
  ['云', '云帆', null],
] as const)('%s and %s: %s', (a, b, match) => {
  expect(matchOf(a, b)).toBe(match);
  expect(matchOf(b, a)).toBe(match);
});
