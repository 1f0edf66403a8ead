import { describe, expect, it } from 'vitest';
import { openVisit, type Transition, type Visit, visitSeconds, withTransition } from './visits.ts';

const on = (day: number): string => `2017-09-${String(day).padStart(2, '0')}T09:00:00+08:00`;
const visitsAfter = (...transitions: Transition[]): Visit[] => transitions.reduce<Visit[]>(withTransition, []);
const told = (visits: Visit[]): string[] => visits.map(({ stageId, how }) => `${stageId} ${how ?? 'open'}`);
const created: Transition = { how: 'created', to: '1', at: on(1) };

describe('visits of stages', () => {
  const table: [string, Transition[], string[]][] = [
    ['a new opportunity stands in its first stage', [created], ['1 open']],
    ['forward', [created, { how: 'promoted', to: '2', at: on(2) }], ['1 promoted', '2 open']],
    [
      'back, and forward again',
      [created, { how: 'promoted', to: '2', at: on(2) }, { how: 'regressed', to: '1', at: on(3) }, { how: 'promoted', to: '2', at: on(4) }],
      ['1 promoted', '2 regressed', '1 promoted', '2 open'],
    ],
    ['winning closes the visit and opens none', [created, { how: 'won', at: on(2) }], ['1 won']],
    [
      'edge 40: the loss stays in history, reopening begins a new visit',
      [created, { how: 'lost', at: on(2) }, { how: 'reopened', to: '1', at: on(5) }],
      ['1 lost', '1 open'],
    ],
    ['edge 2: a sync leaves one remap row', [created, { how: 'remapped', to: '0', at: on(2) }], ['1 remapped', '0 open']],
    ['edge 14: a new business type', [created, { how: 'type_changed', to: 'x', at: on(2) }], ['1 type_changed', 'x open']],
    [
      'edge 41: deleted and restored, the visit continues',
      [created, { how: 'deleted', at: on(2) }, { how: 'restored', at: on(4) }],
      ['1 open'],
    ],
    ['edge 43: merged into another opportunity', [created, { how: 'other', at: on(2) }], ['1 other']],
  ];
  it.each(table)('%s', (_, transitions, expected) => {
    expect(told(visitsAfter(...transitions))).toEqual(expected);
  });

  it('a new visit begins in the instant the old one ends', () => {
    const [first, second] = visitsAfter(created, { how: 'promoted', to: '2', at: on(2) });
    expect(first!.leftAt).toBe(on(2));
    expect(second!.enteredAt).toBe(on(2));
    expect(openVisit(visitsAfter(created, { how: 'lost', at: on(2) }))).toBeUndefined();
    const restored = visitsAfter(created, { how: 'deleted', at: on(2) }, { how: 'restored', at: on(4) });
    expect(openVisit(restored)).toEqual({ stageId: '1', enteredAt: on(1), leftAt: null, how: null });
  });

  const wrong: [string, Transition[]][] = [
    ['a second open visit', [created, { how: 'reopened', to: '1', at: on(2) }]],
    ['a move of a closed opportunity', [created, { how: 'won', at: on(2) }, { how: 'promoted', to: '2', at: on(3) }]],
    [
      'leaving before entering',
      [
        { ...created, at: on(9) },
        { how: 'promoted', to: '2', at: on(2) },
      ],
    ],
    ['restoring what was not deleted', [created, { how: 'lost', at: on(2) }, { how: 'restored', at: on(3) }]],
  ];
  it.each(wrong)('refuses %s', (_, transitions) => {
    expect(() => visitsAfter(...transitions)).toThrow();
  });

  it('edge 65: the night summer time begins has its elapsed hours', () => {
    const visit: Visit = { stageId: '1', enteredAt: '2017-03-11T12:00:00-05:00', leftAt: null, how: null };
    expect(visitSeconds(visit, '2017-03-12T12:00:00-04:00')).toBe(23 * 3600);
  });
});
