import { expect, it } from 'vitest';
import { mentionedIn } from './useColleagues.ts';

it('finds each mentioned colleague once, strangers not at all', () => {
  const known = new Map([
    ['唐婉清', 'u1'],
    ['陆一鸣', 'u2'],
  ]);
  expect(mentionedIn('@唐婉清 请看 @陆一鸣 @唐婉清 @无名氏 user@mail', known)).toEqual(['u1', 'u2']);
  expect(mentionedIn('请@唐婉清，看一下价格', known), 'punctuation right behind the name').toEqual(['u1']);
});
