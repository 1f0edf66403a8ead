import { expect, it } from 'vitest';
import type { ProcessState } from '#domain/opportunities/contract.ts';
import { process } from '../testing/process.ts';
import { closedWay } from './closedWay.ts';

const visit = (stageId: string, enteredAt: string, leftAt: string | null, leftHow: string | null) => ({
  ...{ id: `${stageId}-${enteredAt}`, versionId: 'v1', stageId, leftHow },
  enteredAt: `${enteredAt}T02:00:00.000Z`,
  leftAt: leftAt && `${leftAt}T02:00:00.000Z`,
});
const done = (eventId: string, day: string, completedByName: string) => ({
  ...{ eventId, completedBy: completedByName, completedByName },
  completedAt: `${day}T03:00:00.000Z`,
});
const state = (more: Partial<ProcessState>): ProcessState => ({ version: process, visits: [], completions: [], ...more }) as ProcessState;

it('adds up every stay in a stage, and names what was done there and by whom, also what was worked ahead', () => {
  const way = closedWay(
    state({
      visits: [
        visit('contact', '2026-03-02', '2026-03-10', 'promoted'),
        visit('needs', '2026-03-10', '2026-03-20', 'regressed'),
        visit('contact', '2026-03-20', '2026-03-21', 'promoted'),
        visit('needs', '2026-03-21', '2026-04-01', 'lost'),
      ],
      completions: [done('visit', '2026-03-03', '陆谦'), done('quote', '2026-03-15', '顾南')],
    }),
    'Asia/Shanghai',
  );
  expect(way.map(({ stage, stay }) => [stage.name, stay])).toEqual([
    ['初步接触', { from: '2026-03-02', to: '2026-03-21', days: 9 }],
    ['需求确认', { from: '2026-03-10', to: '2026-04-01', days: 21 }],
    ['方案报价', null],
  ]);
  expect(way.map((step) => step.done.map(({ name, byName }) => `${name} ${byName}`))).toEqual([['首次拜访 陆谦'], [], ['提交报价 顾南']]);
});

it('says nothing of stages nobody was in', () => expect(closedWay(state({}), 'Asia/Shanghai')).toEqual([]));
