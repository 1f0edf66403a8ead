import { describe, expect, it } from 'vitest';
import { d, lineRule, orderRule, yuan } from '../testing/quotes.ts';
import { publishWarnings } from './warnings.ts';

const set = (rules: Parameters<typeof publishWarnings>[1]['rules'], groups = {}) => ({
  version: '1',
  effectiveFrom: '2024-01-01',
  rules,
  groups,
});
const volume = (prices: readonly [string, string][]) => [
  {
    id: 'B',
    currency: 'CNY',
    priority: 0,
    entries: [
      {
        sku: 'A',
        tiers: {
          mode: 'volume' as const,
          scope: 'line' as const,
          steps: prices.map(([from, price]) => ({ from: d(from), price: d(price) })),
        },
      },
    ],
  },
];
const ten = { type: 'percent', bp: 1000 } as const;

describe('before publishing', () => {
  it('warns where one piece more costs less in all: 9 × 100 is more than 10 × 89, not more than 10 × 90', () => {
    expect(
      publishWarnings(
        volume([
          ['1', '100'],
          ['10', '89'],
        ]),
        set([]),
      ),
    ).toEqual([{ warning: 'volumeDip', book: 'B', from: d('10') }]);
    expect(
      publishWarnings(
        volume([
          ['1', '100'],
          ['10', '90'],
        ]),
        set([]),
      ),
    ).toEqual([]);
  });

  it('warns where the first step makes one piece more cheaper than the list price below it', () => {
    const product = (list: string) => ({ sku: 'A', list: d(list), currency: 'CNY', tax: 1300 });
    const dips = (from: string, price: string, list: string) => publishWarnings(volume([[from, price]]), set([]), [product(list)]).length;
    expect([dips('10', '89', '100'), dips('10', '90', '100'), dips('1', '89', '100')]).toEqual([1, 0, 0]);
    const percent = (from: string, bp: number) => {
      const tiers = { mode: 'volume' as const, scope: 'line' as const, steps: [{ from: d(from), bp }] };
      return publishWarnings([{ id: 'B', currency: 'CNY', priority: 0, entries: [{ all: true, tiers }] }], set([])).length;
    };
    expect([percent('10', 1_100), percent('10', 1_000)]).toEqual([1, 0]);
    expect(publishWarnings(volume([['10', '89']]), set([]), [{ ...product('100'), currency: 'USD' }])).toEqual([]);
  });

  it('warns of a ladder that gives less further up', () => {
    const ladder = (low: string, high: string) =>
      orderRule('L', {
        type: 'spendLadder',
        steps: [
          { at: yuan('100'), off: yuan(low) },
          { at: yuan('200'), off: yuan(high) },
        ],
      });
    expect(publishWarnings([], set([ladder('20', '10')]))).toEqual([{ warning: 'ladderFalls', rule: 'L' }]);
    expect(publishWarnings([], set([ladder('10', '20')]))).toEqual([]);
  });

  it('warns of dates that never come, of names nobody has, of an id used twice, of a group nobody described', () => {
    const rules = [
      lineRule('A', ten, { when: { from: '2024-02-01', to: '2024-02-01' } }),
      lineRule('B', ten, { excludes: ['Z'], group: 'G' }),
      lineRule('B', ten),
    ];
    expect(publishWarnings([], set(rules)).map(({ warning }) => warning)).toEqual([
      'sameId',
      'neverInDate',
      'unknownRule',
      'groupUndeclared',
    ]);
    expect(publishWarnings([], set([lineRule('B', ten, { group: 'G' })], { G: 'best' }))).toEqual([]);
  });
});
