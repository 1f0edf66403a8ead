import { expect, it } from 'vitest';
import { pinyinOf, searchPatterns, searchTextOf } from './pinyin.ts';

it.each([
  ['北京云帆', 'thing', 'bei jing yun fan'],
  ['曾小单', 'person', 'zeng xiao dan'],
  ['单于', 'thing', 'chan yu'],
  ['重庆', 'thing', 'chong qing'],
  ['吕梁', 'thing', 'lv liang'],
  ['ABB 中国', 'thing', 'abb zhong guo'],
  ['ＡＢＢ', 'thing', 'abb'],
] as const)('%s (a %s) is spelt %s', (name, kind, spelt) => expect(pinyinOf(name, kind)).toBe(spelt));

it('holds the name, its pinyin, its initials and every pair of characters as a word', () => {
  expect(searchTextOf('云帆A', 'thing')).toBe(' 云帆a yunfana yfa 云帆 帆a a yf fa');
  expect(searchTextOf('Delta Works', 'thing')).toBe(' delta works');
});

it.each([
  ['云', ['% 云%']],
  ['云帆', ['% 云帆%']],
  ['京云帆', ['%京云帆%']],
  [' YF  yunfan ', ['% yf%', '%yunfan%']],
  ['5%', ['% 5\\%%']],
  ['a_\\b', ['%a\\_\\\\b%']],
  ['  ', []],
])('%s is looked for as %j', (query, patterns) => expect(searchPatterns(query)).toEqual(patterns));
