import { describe, expect, it } from 'vitest';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import { process } from '../testing/process.ts';
import { render, textOf } from '../testing/render.tsx';
import { RefusalList } from './RefusalList.tsx';
import { refusalGroups, refusalKey, seenSoFar } from './refusalRows.ts';

const survey: MoveRefusal = {
  kind: 'event',
  stageId: 'needs',
  eventId: 'survey',
  name: '现场勘查',
  whoMay: [{ kind: 'role', id: 'engineer' }],
};
const amount: MoveRefusal = { kind: 'information', stageId: 'needs', field: 'amount' };
const visit: MoveRefusal = { kind: 'event', stageId: 'contact', eventId: 'visit', name: '首次拜访', whoMay: [] };
const closing: MoveRefusal = { kind: 'closing', missing: 'closing_date' };
const all = [closing, survey, amount, visit];

describe('the reasons against a move', () => {
  it('are grouped by stage in path order, the whole opportunity last', () => {
    expect(refusalGroups(process, all, all).map(({ stage, rows }) => [stage?.id, rows.map((row) => row.key)])).toEqual([
      ['contact', ['event:visit']],
      ['needs', ['event:survey', 'information:needs:amount']],
      [undefined, ['closing:closing_date']],
    ]);
  });

  it('keep their place and are ticked when mended', () => {
    const rows = refusalGroups(process, all, [survey]).flatMap((group) => group.rows);
    expect(rows.map((row) => [row.key, row.mended])).toEqual([
      ['event:visit', true],
      ['event:survey', false],
      ['information:needs:amount', true],
      ['closing:closing_date', true],
    ]);
  });

  it('gain those that come up on the way, once', () => {
    const upload: MoveRefusal = { kind: 'upload', stageId: 'needs', eventId: 'survey', name: '现场勘查', whoMay: [] };
    expect(seenSoFar([survey], [upload, survey])).toEqual([survey, upload]);
    const seen = [survey, amount];
    expect(seenSoFar(seen, [amount])).toBe(seen);
  });

  it('have different keys for different things to mend', () => {
    const keys = [...all, { ...survey, kind: 'upload' as const }, { kind: 'closing' as const, missing: 'amount' as const }].map(refusalKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('say what is missing, who may mend it, and offer the act only while it is missing', () => {
    const list = (now: MoveRefusal[]): string =>
      textOf(
        render(
          <RefusalList
            groups={refusalGroups(process, [survey, amount], now)}
            fieldLabel={() => '金额'}
            operatorName={() => '工程师'}
            mend={({ kind }) => `〔${kind}〕`}
          />,
        ),
      );
    expect(list([survey, amount])).toBe('需求确认 完成关键事件“现场勘查” 由 工程师 办理 〔event〕 填写“金额” 〔information〕');
    expect(list([amount])).toBe('需求确认 完成关键事件“现场勘查” 填写“金额” 〔information〕');
  });
});
