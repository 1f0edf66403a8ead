// Four ways to guess what a period will bring, side by side. Each says what it expects to be won in the whole period,
// never less than what is won already.
import { closeCurve, closesWithin } from './ageHazard.ts';
import type { Outlook, Period } from './deals.ts';
import { isOpen, latest, wonBetween, wonSoFar } from './deals.ts';

export type ForecasterName = 'runRate' | 'samePhase' | 'pipeline' | 'commitment';

/** The expected total of the period; undefined when there is nothing to base it on. */
export type Forecaster = (outlook: Outlook) => number | undefined;

const PERIODS_FOR_RATE = 3;

/** Run-rate: won so far + the daily rate of the last three periods × days left. */
const runRate: Forecaster = (outlook) => {
  const recent = outlook.past.slice(-PERIODS_FOR_RATE);
  const first = recent[0];
  if (!first) return undefined;
  const days = recent.reduce((sum, { start, end }) => sum + end - start, 0);
  const rate = recent.reduce((sum, { start, end }) => sum + wonBetween(outlook.deals, start, end), 0) / days;
  return wonSoFar(outlook) + rate * daysLeft(outlook);
};

/** Same phase of the last period: as far as that period had come by the same share of its days, this one has too. */
const samePhase: Forecaster = (outlook) => {
  const last = outlook.past.at(-1);
  if (!last) return undefined;
  const phase = phaseOf(outlook.now, outlook.period);
  const total = wonBetween(outlook.deals, last.start, last.end);
  const byThen = wonBetween(outlook.deals, last.start, last.start + phase * (last.end - last.start));
  const soFar = wonSoFar(outlook);
  return byThen === 0 ? soFar + total : Math.max(soFar, (soFar * total) / byThen);
};

/** Pipeline: won so far + Σ over open deals of amount × chance to win × chance to close in the days left, by age. */
const pipeline: Forecaster = (outlook) => {
  const curve = closeCurve(outlook.deals, outlook.now);
  const days = daysLeft(outlook);
  const open = outlook.deals.filter(isOpen);
  return open.reduce((sum, deal) => {
    const chance = latest(deal.chances, outlook.now) ?? 0;
    return sum + deal.amount * chance * closesWithin(curve, outlook.now - deal.createdAt, days);
  }, wonSoFar(outlook));
};

/** Commitment: what the sellers said. */
const commitment: Forecaster = (outlook) => (outlook.committed === undefined ? undefined : Math.max(outlook.committed, wonSoFar(outlook)));

/** In the order in which ties are decided. */
export const FORECASTERS: Readonly<Record<ForecasterName, Forecaster>> = { runRate, samePhase, pipeline, commitment };
export const FORECASTER_NAMES: readonly ForecasterName[] = ['runRate', 'samePhase', 'pipeline', 'commitment'];

const daysLeft = ({ now, period }: Outlook): number => Math.max(0, period.end - Math.max(now, period.start));

/** Elapsed share of a period, 0…1. */
export const phaseOf = (now: number, { start, end }: Period): number => Math.min(1, Math.max(0, (now - start) / (end - start)));
