import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessVersion } from './definition.ts';
import { versionDiff } from './diff.ts';
import {
  addEvent,
  addStage,
  changeEvent,
  changeStage,
  moveEvent,
  newKeyEvent,
  newStage,
  removeEvent,
  removeStage,
  reorderStage,
} from './draftEdits.ts';
import { passes } from './testing/slides.ts';

describe('what changed between two versions', () => {
  const table: [string, ProcessVersion, unknown[]][] = [
    ['nothing', structuredClone(passes), []],
    [
      'a stage added',
      addStage(passes, newStage('n', '新', 'open', 4000), 2),
      [{ kind: 'stage_added', stageId: 'n', name: '新', position: 2 }],
    ],
    [
      'a stage removed with its events',
      removeStage(passes, '第二关'),
      [
        { kind: 'stage_removed', stageId: '第二关', name: '第二关', position: 1 },
        { kind: 'event_removed', stageId: '第二关', eventId: 'b0', name: 'b0', position: 0 },
        { kind: 'event_removed', stageId: '第二关', eventId: 'b1', name: 'b1', position: 1 },
      ],
    ],
    [
      'one stage moved, not all the others',
      reorderStage(passes, '第一关', 2),
      [{ kind: 'stage_moved', stageId: '第一关', name: '第一关', from: 0, to: 2 }],
    ],
    [
      'a rate and a name',
      changeStage(passes, '第三关', { rate: 6000, name: '终关' }),
      [
        { kind: 'stage_changed', stageId: '第三关', name: '终关', field: 'name', from: '第三关', to: '终关' },
        { kind: 'stage_changed', stageId: '第三关', name: '终关', field: 'rate', from: 5000, to: 6000 },
      ],
    ],
    [
      'an event added',
      addEvent(passes, '第三关', newKeyEvent('c', '报价')),
      [{ kind: 'event_added', stageId: '第三关', eventId: 'c', name: '报价', position: 0 }],
    ],
    ['an event removed', removeEvent(passes, 'a0'), [{ kind: 'event_removed', stageId: '第一关', eventId: 'a0', name: 'a0', position: 0 }]],
    [
      'an event moved to another stage',
      moveEvent(passes, 'a0', '第二关', 2),
      [
        {
          kind: 'event_moved',
          eventId: 'a0',
          name: 'a0',
          from: { stageId: '第一关', position: 0 },
          to: { stageId: '第二关', position: 2 },
        },
      ],
    ],
    [
      'an event moved within its stage, named once',
      moveEvent(passes, 'b1', '第二关', 0),
      [
        {
          kind: 'event_moved',
          eventId: 'b0',
          name: 'b0',
          from: { stageId: '第二关', position: 0 },
          to: { stageId: '第二关', position: 1 },
        },
      ],
    ],
    [
      'an operator list from → to',
      changeEvent(passes, 'a1', { operators: [{ kind: 'user', id: 'u1' }] }),
      [
        {
          kind: 'event_changed',
          stageId: '第一关',
          eventId: 'a1',
          name: 'a1',
          field: 'operators',
          from: [],
          to: [{ kind: 'user', id: 'u1' }],
        },
      ],
    ],
  ];
  it.each(table)('%s', (_, after, expected) => expect(versionDiff(passes, after)).toEqual(expected));

  it('does not mind the order in which settings were stored', () => {
    const due = { from: { kind: 'stage' as const }, days: 3 };
    const stored = JSON.parse('{"days":3,"from":{"kind":"stage"}}');
    expect(versionDiff(changeEvent(passes, 'a0', { due }), changeEvent(passes, 'a0', { due: stored }))).toEqual([]);
  });

  it('says nothing exactly when the two are equal', () => {
    const edit = fc.record({
      eventId: fc.constantFrom('a0', 'a1', 'b0', 'b1'),
      stageId: fc.constantFrom('第一关', '第二关', '第三关'),
      at: fc.nat(2),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 4 }), (edits) => {
        const after = edits.reduce((draft, { eventId, stageId, at }) => moveEvent(draft, eventId, stageId, at), passes);
        const equal = JSON.stringify(after) === JSON.stringify(passes);
        expect(versionDiff(passes, after).length === 0).toBe(equal);
      }),
    );
  });
});
