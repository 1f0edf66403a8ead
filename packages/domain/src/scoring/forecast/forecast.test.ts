import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sigmoid } from '../learning/logit.ts';
import { seededDraws } from '../learning/seeded.ts';
import { closeCurve, closesWithin } from './ageHazard.ts';
import { backtest, forecast, quantile } from './backtest.ts';
import type { Deal, Period } from './deals.ts';
import { latest, outlookAt, wonBetween } from './deals.ts';
import { FORECASTERS } from './forecasters.ts';

const deal = (createdAt: number, closedAt: number | undefined, won: boolean, amount = 100, chance = 0.5): Deal => ({
  createdAt,
  closedAt,
  won,
  amount,
  chances: [{ at: createdAt, value: chance }],
});
const period = (at: number): Period => ({ start: at * 30, end: at * 30 + 30 });
const periods = (count: number): Period[] => Array.from({ length: count }, (_, at) => period(at));
const none = new Map();
const outlook = (now: number, deals: Deal[], at = 3) => outlookAt(now, period(at), periods(at), deals, none);

describe('the world as of a day', () => {
  const deals = [deal(0, 10, true), deal(5, 40, true), deal(50, undefined, false)];

  it('knows no later deal, closing, chance or commitment', () => {
    const changing: Deal = {
      ...deal(0, 20, true),
      chances: [
        { at: 0, value: 0.2 },
        { at: 15, value: 0.9 },
      ],
    };
    const seen = outlookAt(
      12,
      period(0),
      [],
      [...deals, changing],
      new Map([
        [
          0,
          [
            { at: 11, value: 7 },
            { at: 13, value: 8 },
          ],
        ],
      ]),
    );
    expect(seen.deals.map(({ closedAt, won }) => [closedAt, won])).toEqual([
      [10, true],
      [undefined, false],
      [undefined, false],
    ]);
    expect(latest(seen.deals[2]!.chances, 12)).toBe(0.2);
    expect(seen.committed).toBe(7);
  });

  it('counts a win on the first day of a period and not one on the first day of the next', () => {
    expect(wonBetween([deal(0, 30, true), deal(0, 60, true), deal(0, 40, false)], 30, 60)).toBe(100);
  });
});

describe('closing by age', () => {
  it('worked by hand: of four deals, closings at 10 and 20, one still open at 15, one closed at 30', () => {
    const curve = closeCurve([deal(0, 10, true), deal(0, 20, false), deal(85, undefined, false), deal(0, 30, true)], 100);
    expect(curve.ages).toEqual([10, 20, 30]);
    expect(curve.staysOpen).toEqual([0.75, 0.375, 0]);
    expect(closesWithin(curve, 0, 10)).toBeCloseTo(0.25, 12);
    expect(closesWithin(curve, 10, 10)).toBeCloseTo(0.5, 12);
    expect(closesWithin(curve, 12, 7)).toBe(0);
    expect(closesWithin(curve, 40, 25)).toBeCloseTo(1 - Math.exp((-3 / 75) * 25), 12);
  });

  it('is a chance that never falls with more days', () => {
    const lives = fc.array(fc.tuple(fc.nat(50), fc.boolean()), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(lives, fc.nat(60), fc.nat(40), fc.nat(40), (given, age, days, more) => {
        const curve = closeCurve(
          given.map(([at, closed]) => deal(100 - at, closed ? 100 : undefined, true)),
          100,
        );
        const [sooner, later] = [closesWithin(curve, age, days), closesWithin(curve, age, days + more)];
        expect(sooner).toBeGreaterThanOrEqual(0);
        expect(later).toBeLessThanOrEqual(1);
        expect(later).toBeGreaterThanOrEqual(sooner);
      }),
    );
  });
});

describe('forecasters, worked by hand on day 100 of a period from 90 to 120', () => {
  const won = (at: number, amount: number) => deal(0, at, true, amount);

  it('run-rate: 50 so far + 900 in 90 days × 20 days left = 250', () => {
    expect(FORECASTERS.runRate(outlook(100, [won(10, 300), won(40, 300), won(70, 300), won(95, 50)]))).toBeCloseTo(250, 9);
  });

  it('same phase: last period had 100 of 400 by then, so 50 becomes 200', () => {
    expect(FORECASTERS.samePhase(outlook(100, [won(65, 100), won(80, 300), won(95, 50)]))).toBeCloseTo(200, 9);
  });

  it('same phase: when nothing had been won by then, the last total comes on top', () => {
    expect(FORECASTERS.samePhase(outlook(100, [won(80, 300), won(95, 50)]))).toBe(350);
  });

  it('pipeline: 50 so far + 1000 × .4 × the chance to close at that age', () => {
    const deals = [won(95, 50), deal(90, undefined, false, 1000, 0.4), deal(60, 80, false), deal(60, 65, true, 0)];
    const curve = closeCurve(outlook(100, deals).deals, 100);
    expect(FORECASTERS.pipeline(outlook(100, deals))).toBeCloseTo(50 + 400 * closesWithin(curve, 10, 20), 9);
  });

  it('commitment: what was said, but never less than what is won', () => {
    const deals = [won(95, 50)];
    const said = (value: number) => outlookAt(100, period(3), periods(3), deals, new Map([[90, [{ at: 91, value }]]]));
    expect(FORECASTERS.commitment(said(400))).toBe(400);
    expect(FORECASTERS.commitment(said(10))).toBe(50);
    expect(FORECASTERS.commitment(outlook(100, deals))).toBeUndefined();
  });

  it('without a past the first two have nothing to say', () => {
    expect(FORECASTERS.runRate(outlook(10, [won(5, 50)], 0))).toBeUndefined();
    expect(FORECASTERS.samePhase(outlook(10, [won(5, 50)], 0))).toBeUndefined();
  });
});

describe('the rolling backtest', () => {
  /** Two years of deals that close after about 20 days and are won as often as their chance says. */
  function world(): Deal[] {
    const draw = seededDraws(77);
    return Array.from({ length: 1500 }, () => {
      const createdAt = draw() * 720;
      const chance = sigmoid((draw() - 0.5) * 4);
      const closedAt = createdAt - 20 * Math.log(1 - draw());
      const amount = 50 + 300 * draw() * (1 + Math.sin(createdAt / 40));
      return {
        createdAt,
        closedAt: closedAt < 720 ? closedAt : undefined,
        won: draw() < chance,
        amount,
        chances: [{ at: createdAt, value: chance }],
      };
    });
  }
  const deals = world();

  it('chooses the forecaster with the least error and gives it a range', () => {
    const result = forecast(periods(24), 23 * 30 + 15, deals, none);
    const errors = result.lines.flatMap(({ error }) => (error === undefined ? [] : [error]));
    const chosen = result.lines.find(({ name }) => name === result.chosen)!;
    expect(chosen.error).toBe(Math.min(...errors));
    expect(result.chosen).toBe('pipeline');
    expect(chosen.range!.p10).toBeLessThan(chosen.range!.p50);
    expect(chosen.range!.p50).toBeLessThan(chosen.range!.p90);
    expect(chosen.range!.p10).toBeGreaterThanOrEqual(result.soFar);
  });

  it('covers about four in five of the periods it has not seen', () => {
    const results = Array.from({ length: 12 }, (_, at) => {
      const last = 11 + at;
      const range = forecast(periods(last + 1), last * 30 + 10, deals, none).lines.find(({ name }) => name === 'pipeline')!.range!;
      const actual = wonBetween(deals, last * 30, last * 30 + 30);
      return actual >= range.p10 && actual <= range.p90;
    });
    expect(results.filter(Boolean).length).toBeGreaterThanOrEqual(7);
  });

  it('looks at nothing that happened after the day it stands on', () => {
    const now = 400;
    const poisoned = deals.map((given) => {
      if (given.createdAt > now) return { ...given, amount: 1e9 };
      return given.closedAt !== undefined && given.closedAt > now ? { ...given, won: !given.won } : given;
    });
    const upTo = (given: Deal[]) => forecast(periods(14), now, given, none);
    expect(upTo(poisoned)).toEqual(upTo(deals));
  });

  it('gives no range before five trials, and no choice when nothing was ever won', () => {
    const early = forecast(periods(4), 100, deals, none);
    expect(early.lines.every(({ range }) => range === undefined)).toBe(true);
    expect(forecast(periods(9), 250, [], none)).toMatchObject({ soFar: 0, chosen: undefined });
    expect(backtest(periods(1), 0.5, deals, none).every(({ trials }) => trials.length === 0)).toBe(true);
  });
});

it.each([
  [0, 1],
  [0.5, 2.5],
  [0.1, 1.3],
  [1, 4],
])('the %f quantile of 1, 2, 3, 4 is %f', (share, value) => {
  expect(quantile([1, 2, 3, 4], share)).toBeCloseTo(value, 12);
});
