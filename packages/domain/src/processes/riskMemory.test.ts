import { describe, expect, it } from 'vitest';
import { type RiskMemory, remember, type Seen } from './riskMemory.ts';

const start: Seen = { versionId: 'v1', amount: 1_000, winRate: 3_000, closingOn: '2026-06-30' };
const WATCH = 30;
/** What is remembered after seeing one state after the other, each on its day. */
const remembered = (...steps: [string, Partial<Seen>][]): RiskMemory => {
  let memory = remember(null, start, '2026-01-01', WATCH);
  for (const [on, seen] of steps) memory = remember(memory, { ...memory, ...seen }, on, WATCH);
  return memory;
};

describe('what is remembered', () => {
  it('the first look finds nothing', () => {
    expect(remembered()).toEqual({ ...start, pushedOn: [], amountDrop: null, winRateDrop: null });
  });
  it('the closing date put off is counted, brought forward or set for the first time it is not', () => {
    expect(remembered(['2026-02-01', { closingOn: '2026-07-31' }], ['2026-03-01', { closingOn: '2026-08-31' }]).pushedOn).toEqual([
      '2026-02-01',
      '2026-03-01',
    ]);
    expect(remembered(['2026-02-01', { closingOn: '2026-05-31' }]).pushedOn).toEqual([]);
    expect(remembered(['2026-02-01', { closingOn: null }], ['2026-02-02', { closingOn: '2027-01-01' }]).pushedOn).toEqual([]);
  });

  const amounts: [string, [string, Partial<Seen>][], RiskMemory['amountDrop']][] = [
    ['a fall', [['2026-02-01', { amount: 800 }]], { on: '2026-02-01', from: 1_000, to: 800 }],
    ['a rise', [['2026-02-01', { amount: 1_200 }]], null],
    [
      'made good',
      [
        ['2026-02-01', { amount: 800 }],
        ['2026-02-05', { amount: 1_000 }],
      ],
      null,
    ],
    [
      'half made good',
      [
        ['2026-02-01', { amount: 800 }],
        ['2026-02-05', { amount: 900 }],
      ],
      { on: '2026-02-01', from: 1_000, to: 900 },
    ],
    [
      'a second fall',
      [
        ['2026-02-01', { amount: 800 }],
        ['2026-02-05', { amount: 700 }],
      ],
      { on: '2026-02-05', from: 1_000, to: 700 },
    ],
    [
      'a fall after one long forgotten',
      [
        ['2026-02-01', { amount: 800 }],
        ['2026-04-05', { amount: 700 }],
      ],
      { on: '2026-04-05', from: 800, to: 700 },
    ],
    ['the amount taken out', [['2026-02-01', { amount: null }]], { on: '2026-02-01', from: 1_000, to: 0 }],
  ];
  it.each(amounts)('the amount: %s', (_, steps, drop) => expect(remembered(...steps).amountDrop).toEqual(drop));

  it('the win rate falls within a version, not by another one', () => {
    expect(remembered(['2026-02-01', { winRate: 2_500 }]).winRateDrop).toEqual({ on: '2026-02-01', from: 3_000, to: 2_500 });
    expect(remembered(['2026-02-01', { winRate: 2_500, versionId: 'v2' }]).winRateDrop).toBeNull();
  });
});
