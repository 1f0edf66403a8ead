// What people do all day, as calls of the HTTP interface; beside each what the best of the products people use today needs
// (Odoo 19, Twenty, EspoCRM and Tryton on two cores with a million opportunities, p50 at one connection) and what is aimed at.
import type { Company } from './company.ts';
import type { Call } from './load.ts';

/** Milliseconds at one connection: with own records only, and with all. */
export type Pair = readonly [own: number, all: number];

export interface Act {
  label: string;
  others?: Pair;
  aim?: Pair;
  /** Answers per second at 16 connections. */
  aimPerSecond?: number;
  next: (turn: number) => Call;
}

/** Records of one person to work on. */
export interface Targets {
  /** Any, to be opened. */
  records: string[];
  /** Open ones with the second key event of their stage, not completed yet. */
  open: { id: string; eventId: string }[];
  /** Those in the second and the third stage. */
  movable: { id: string; stage: 1 | 2 }[];
  accounts: string[];
}

const COLUMNS = 'columns=name,accountId,ownerId,stageId,amount,winRate,closingOn,updatedAt';
const turning = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!;
const filter = (...node: unknown[]): string => `filter=${encodeURIComponent(JSON.stringify(node))}`;
const search = (q: string) => (): Call => ({ path: `/api/search?q=${encodeURIComponent(q)}` });
const path = (text: string) => (): Call => ({ path: text });

/** Names begin with it, so that a later run finds what this one has made. */
export const MADE_BY_BENCH = '测速';

export const ACTS = (company: Company, targets: Targets): Act[] => [...reads(company, targets), ...searches, ...writes(company, targets)];

const reads = ({ stageIds, typeId }: Company, { records }: Targets): Act[] => [
  {
    label: 'list',
    ...{ others: [66, 145], aim: [3, 5], aimPerSecond: 500 },
    next: (turn) => ({ path: `/api/opportunities?sort=-amount&${filter('stageId', 'equals', turning(stageIds, turn))}&${COLUMNS}` }),
  },
  { label: 'list newest', next: path(`/api/opportunities?${COLUMNS}`) },
  { label: 'list footer', next: path('/api/opportunities/totals?exact=true') },
  {
    label: 'board',
    ...{ others: [132, 499], aim: [6, 15] },
    next: path(`/api/opportunities/board?businessTypeId=${typeId}&perColumn=20`),
  },
  { label: 'by stage', others: [55, 234], aim: [5, 10], next: path('/api/opportunities/summary?by=stage&status=all') },
  { label: 'by owner × stage', next: path('/api/opportunities/summary?by=ownerStage&status=all') },
  { label: 'by month × stage', others: [1_681, 1_681], aim: [15, 15], next: path('/api/opportunities/summary?by=monthStage&status=all') },
  {
    label: 'open',
    ...{ others: [13, 13], aim: [3, 3], aimPerSecond: 1_000 },
    next: (turn) => ({ path: `/api/opportunities/${turning(records, turn)}` }),
  },
  { label: 'open process', next: (turn) => ({ path: `/api/opportunities/${turning(records, turn)}/process` }) },
];

const searches: Act[] = [
  { label: 'search 云帆', others: [32, 49], aim: [5, 10], next: search('云帆') },
  { label: 'search 科技', others: [32, 49], aim: [5, 10], next: search('科技') },
  { label: 'search 京云帆 数据', others: [32, 49], aim: [5, 10], next: search('京云帆 数据') },
  { label: 'search bjyf', others: [32, 49], aim: [5, 10], next: search('bjyf') },
  { label: 'search 没有这家', others: [32, 49], aim: [5, 10], next: search('没有这家') },
];

const writes = ({ stageIds, typeId }: Company, { accounts, open, movable }: Targets): Act[] => [
  {
    label: 'create',
    ...{ others: [23, 23], aim: [6, 6] },
    next: (turn) => ({
      method: 'POST',
      path: '/api/opportunities',
      body: {
        values: {
          ...{ name: `${MADE_BY_BENCH}产线改造${turn}`, businessTypeId: typeId, accountId: turning(accounts, turn) },
          ...{ amount: 1_000_000 + turn, closingOn: '2027-03-31', source: 'referral' },
        },
      },
    }),
  },
  {
    label: 'complete',
    aim: [10, 10],
    next: (turn) => {
      const { id, eventId } = turning(open, turn);
      return { method: 'POST', path: `/api/opportunities/${id}/key-events/${eventId}/completion`, body: {} };
    },
  },
  {
    label: 'move',
    aim: [10, 10],
    // into the other stage, and when all have gone, back again
    next: (turn) => {
      const { id, stage } = turning(movable, turn);
      const isBack = Math.floor(turn / movable.length) % 2 === 1;
      return { method: 'PUT', path: `/api/opportunities/${id}/stage`, body: { stageId: stageIds[isBack ? stage : 3 - stage] } };
    },
  },
];
