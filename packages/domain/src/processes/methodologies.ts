// Starting points for the guidance of a stage (告诉销售怎么做), after three well-known ways of selling, in our own words: SPIN
// (Rackham, 1988: kinds of questions), MEDDIC (PTC, 1990s: what must be known to forecast a deal) and C139 (the Chinese school of
// big-deal selling: one coach, three kinds of support, nine facts to settle). They are texts to be changed, not rules.

import type { Label } from '../records/field.ts';
import type { Guidance } from './definition.ts';

export type Methodology = {
  key: 'spin' | 'meddic' | 'c139';
  name: Label;
  entries: { kind: 'text' | 'script'; title: Label; body: Label }[];
};

const entry = (kind: 'text' | 'script', title: [string, string], body: [string, string]): Methodology['entries'][number] => ({
  kind,
  title: { zh: title[0], en: title[1] },
  body: { zh: body[0], en: body[1] },
});

export const METHODOLOGIES: readonly Methodology[] = [
  {
    key: 'spin',
    name: { zh: 'SPIN 提问', en: 'SPIN questions' },
    entries: [
      entry(
        'script',
        ['背景问题', 'Situation'],
        [
          '少问、先做功课：现在怎么做？谁在用？一年多少量？能查到的不要问客户。',
          'Few, and after homework: how is it done today, by whom, how much a year? Do not ask what you could have looked up.',
        ],
      ),
      entry(
        'script',
        ['难点问题', 'Problem'],
        [
          '哪里不顺？多久发生一次？谁最头疼？让客户自己说出不满。',
          'What goes wrong, how often, who suffers most? Let the customer say it.',
        ],
      ),
      entry(
        'script',
        ['影响问题', 'Implication'],
        [
          '如果不解决，会耽误什么、多花多少钱、影响谁的目标？把小问题连成大代价。',
          'If it stays like this, what is delayed, what does it cost, whose goal is missed? Follow the small problem to its price.',
        ],
      ),
      entry(
        'script',
        ['价值问题', 'Need-payoff'],
        [
          '如果能做到，对您意味着什么？请客户说出好处，而不是我们来说。',
          'If it could be done, what would it mean to you? Let the customer name the benefit, not us.',
        ],
      ),
    ],
  },
  {
    key: 'meddic',
    name: { zh: 'MEDDIC 核查', en: 'MEDDIC check' },
    entries: [
      entry(
        'text',
        ['量化指标', 'Metrics'],
        [
          '客户用哪个数字衡量成功？今天是多少，要到多少？',
          'By which figure will the customer judge success? What is it today, what shall it be?',
        ],
      ),
      entry(
        'text',
        ['拍板人', 'Economic buyer'],
        ['谁能动用这笔预算？我们见过没有？他关心什么？', 'Who can spend this money? Have we met? What matters to that person?'],
      ),
      entry(
        'text',
        ['决策标准', 'Decision criteria'],
        [
          '技术、商务、关系各看什么？哪几条是我们写进去的？',
          'What counts technically, commercially, personally? Which criteria did we shape?',
        ],
      ),
      entry(
        'text',
        ['决策流程', 'Decision process'],
        ['从现在到签字还有哪几步、每步谁、什么时候？', 'Which steps are left until the signature, by whom and when?'],
      ),
      entry(
        'text',
        ['痛点', 'Identify the pain'],
        ['为什么非变不可？不变会怎样？', 'Why must something change? What happens if nothing does?'],
      ),
      entry(
        'text',
        ['内部支持者', 'Champion'],
        ['谁会在我们不在场时为我们说话？他凭什么能说动别人？', 'Who speaks for us when we are not in the room, and why do others listen?'],
      ),
    ],
  },
  {
    key: 'c139',
    name: { zh: 'C139 大单控制', en: 'C139 big-deal control' },
    entries: [
      entry(
        'text',
        ['1 个教练', 'One coach'],
        [
          '至少有一位内部教练：愿意告诉我们真实情况，并且信息可以验证。没有教练，赢率不要往上报。',
          'At least one coach inside who tells us the truth, and whose word we can check. Without one, do not report a higher win rate.',
        ],
      ),
      entry(
        'text',
        ['3 类支持', 'Three kinds of support'],
        [
          '使用者、技术把关人、决策人三方，各有谁支持、谁中立、谁反对？反对的人靠谁去转化？',
          'Users, technical judges and deciders: who supports, who is neutral, who is against? Who can turn those against us?',
        ],
      ),
      entry(
        'text',
        ['9 个必清事项', 'Nine facts to settle'],
        [
          '逐条写清：①需求与痛点 ②预算及来源 ③决策链与流程 ④决策标准 ⑤时间表 ⑥竞争对手与其支持者 ⑦我方价值与差异 ⑧商务条件底线 ⑨风险与对策。写不出的就是下一步工作。',
          'Write down each: 1 need and pain, 2 budget and its source, 3 decision chain and process, 4 criteria, 5 timetable, 6 competitors and who backs them, 7 our value and difference, 8 limits of the terms, 9 risks and answers. What cannot be written is the next step.',
        ],
      ),
    ],
  },
];

/** A methodology's entries as guidance of a stage, in one language. */
export const guidanceOf = (methodology: Methodology, language: keyof Label): Guidance[] =>
  methodology.entries.map(({ kind, title, body }) => ({ kind, title: title[language], body: body[language] }));
