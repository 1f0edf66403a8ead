import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessVersion } from './definition.ts';
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
  renameStage,
  reorderStage,
  setShare,
  unallocatedShares,
} from './draftEdits.ts';
import { passes, percent } from './testing/slides.ts';

const outline = (draft: ProcessVersion): string =>
  draft.stages.map((stage) => [stage.name, ...stage.events.map((event) => event.name)].join(' ')).join(' / ');
const unallocated = (draft: ProcessVersion): number[] => unallocatedShares(draft).map((stage) => stage.unallocated);

describe('editing a draft', () => {
  const before = '第一关 a0 a1 / 第二关 b0 b1 / 第三关 / won / lost';
  const table: [string, ProcessVersion, string][] = [
    ['add a stage', addStage(passes, newStage('n', '新', 'open', 4000), 2), '第一关 a0 a1 / 第二关 b0 b1 / 新 / 第三关 / won / lost'],
    ['remove a stage', removeStage(passes, '第二关'), '第一关 a0 a1 / 第三关 / won / lost'],
    ['reorder a stage', reorderStage(passes, '第一关', 1), '第二关 b0 b1 / 第一关 a0 a1 / 第三关 / won / lost'],
    ['rename a stage', renameStage(passes, '第三关', '终关'), '第一关 a0 a1 / 第二关 b0 b1 / 终关 / won / lost'],
    ['add an event at the end', addEvent(passes, '第三关', newKeyEvent('c', 'c')), '第一关 a0 a1 / 第二关 b0 b1 / 第三关 c / won / lost'],
    ['add an event in front', addEvent(passes, '第一关', newKeyEvent('c', 'c'), 0), '第一关 c a0 a1 / 第二关 b0 b1 / 第三关 / won / lost'],
    ['remove an event', removeEvent(passes, 'a0'), '第一关 a1 / 第二关 b0 b1 / 第三关 / won / lost'],
    ['move an event across stages', moveEvent(passes, 'a0', '第二关', 1), '第一关 a1 / 第二关 b0 a0 b1 / 第三关 / won / lost'],
    ['move an event within its stage', moveEvent(passes, 'a0', '第一关', 1), '第一关 a1 a0 / 第二关 b0 b1 / 第三关 / won / lost'],
    ['move an event to a stage that is not there', moveEvent(passes, 'a0', 'gone', 0), before],
    ['reorder a stage that is not there', reorderStage(passes, 'gone', 0), before],
  ];
  it.each(table)('%s', (_, after, expected) => {
    expect(outline(after)).toBe(expected);
    expect(outline(passes)).toBe(before);
  });

  it('shows the unallocated share of every stage live', () => {
    expect(unallocated(passes)).toEqual([0, 0, percent(20), percent(50), 0]);
    expect(unallocated(setShare(passes, 'a0', percent(4)))).toEqual([percent(1), 0, percent(20), percent(50), 0]);
    expect(unallocated(setShare(passes, 'a0', percent(6)))[0]).toBe(-percent(1));
    expect(unallocated(moveEvent(passes, 'b0', '第三关'))).toEqual([0, percent(10), percent(10), percent(50), 0]);
    expect(unallocated(changeStage(passes, '第二关', { rate: percent(35) }))).toEqual([0, percent(5), percent(15), percent(50), 0]);
  });

  it('changes only the event named', () => {
    const draft = changeEvent(passes, 'b1', { name: '有效联络', remark: '每周一次以上打卡记录', upload: 'must', required: false });
    expect(draft.stages[1]!.events[1]).toMatchObject({ id: 'b1', name: '有效联络', share: percent(10), upload: 'must', required: false });
    expect(draft.stages[0]).toEqual(passes.stages[0]);
  });

  it('what is handed out and what is left always make up the rate of the last stage on the way', () => {
    const moves = fc.array(
      fc.tuple(fc.constantFrom('a0', 'a1', 'b0', 'b1'), fc.constantFrom('第一关', '第二关', '第三关', 'won'), fc.nat(4)),
    );
    fc.assert(
      fc.property(moves, (steps) => {
        const draft = steps.reduce((edited, [eventId, stageId, at]) => moveEvent(edited, eventId, stageId, at), passes);
        const shares = draft.stages.flatMap((stage) => stage.events).reduce((sum, event) => sum + event.share, 0);
        expect(unallocated(draft).reduce((sum, share) => sum + share, 0) + shares).toBe(10_000);
        expect(draft.stages.flatMap((stage) => stage.events)).toHaveLength(4);
      }),
    );
  });
});
