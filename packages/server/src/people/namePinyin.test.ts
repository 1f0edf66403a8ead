import { expect, it } from 'vitest';
import { namePinyin } from './namePinyin.ts';

it.each([
  ['王丽华', 'wanglihua wlh'],
  ['单雄信', 'shanxiongxin sxx'],
  ['曾国藩', 'zengguofan zgf'],
  ['Ann Lee', 'annlee al'],
  ['吕布', 'lvbu lb'],
  ['王 Li', 'wangli wl'],
])('%s is looked up as %s', (name, expected) => expect(namePinyin(name)).toBe(expected));
