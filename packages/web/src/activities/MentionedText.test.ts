import { expect, it } from 'vitest';
import { splitMentions } from './MentionedText.tsx';

const shown = (text: string, names: string[]) => splitMentions(text, names).map(({ part, mention }) => (mention ? `[${part}]` : part));

it.each([
  ['请 @唐婉清 看价格', ['唐婉清'], ['请 ', '[@唐婉清]', ' 看价格']],
  ['@陆一@陆一鸣', ['陆一', '陆一鸣'], ['[@陆一]', '[@陆一鸣]']],
  ['写信到 a@b.cn', ['唐婉清'], ['写信到 a@b.cn']],
  ['', ['唐婉清'], []],
])('%s', (text, names, parts) => expect(shown(text, names)).toEqual(parts));
