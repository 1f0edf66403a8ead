import { describe, expect, it } from 'vitest';
import type { KeyEvent, ProcessVersion, Stage } from './definition.ts';
import { publishViolations, saveViolations } from './publish.ts';
import { keyEvent, passes, percent, sgProject, stage, standardProject, standardSales } from './testing/slides.ts';

/** 第一关 10 % (5, 5), 第二关 30 % (10, 10), 第三关 50 %, won, lost; changed for the worse. */
const violationsAfter = (spoil: (draft: ProcessVersion, stages: Stage[], events: KeyEvent[]) => void) => {
  const draft = structuredClone(passes);
  spoil(draft, draft.stages, draft.stages[0]!.events);
  return publishViolations(draft).map(({ code, stageId, eventId, figures }) => [
    [code, stageId, eventId].filter((part) => part !== undefined).join(' '),
    figures,
  ]);
};

describe('a publishable version', () => {
  it.each([
    ['关', passes],
    ['标准销售过程', standardSales],
    ['标准项目', standardProject],
    ['SG项目', sgProject],
  ])('%s of the slides', (_, version) => expect(publishViolations(version)).toEqual([]));

  it('two stages of one rate', () => {
    expect(
      violationsAfter((_, stages) => {
        stages[2]!.rate = stages[1]!.rate;
      }),
    ).toEqual([]);
  });

  it('edge 11: a remark of 400 code points, emoji counted once', () => {
    expect(
      violationsAfter((_, __, events) => {
        events[0]!.remark = '😀'.repeat(400);
      }),
    ).toEqual([]);
  });
});

describe('edge 9: every violation is named', () => {
  const table: [string, unknown[], Parameters<typeof violationsAfter>[0]][] = [
    [
      'no open stage',
      ['no_open_stage', {}],
      (draft) => {
        draft.stages = draft.stages.slice(3);
      },
    ],
    [
      'no won stage',
      ['won_stage_count', { count: 0 }],
      (draft) => {
        draft.stages.splice(3, 1);
      },
    ],
    ['two lost stages', ['lost_stage_count', { count: 2 }], (_, stages) => void stages.push(stage('lost2', 0, { kind: 'lost' }))],
    [
      'won before an open stage',
      ['stage_order 第三关', { kind: 'open', after: 'won' }],
      (_, s) => {
        [s[2], s[3]] = [s[3]!, s[2]!];
      },
    ],
    [
      'a won stage below 100 %',
      ['won_rate won', { rate: 9900 }],
      (_, stages) => {
        stages[3]!.rate = 9900;
      },
    ],
    [
      'a lost stage above 0',
      ['lost_rate lost', { rate: 100 }],
      (_, stages) => {
        stages[4]!.rate = 100;
      },
    ],
    [
      'a rate that is not whole',
      ['rate_range 第三关', { rate: 5000.5 }],
      (_, stages) => {
        stages[2]!.rate = 5000.5;
      },
    ],
    [
      'a rate that falls',
      ['rate_falls 第三关', { rate: 2000, previous: 3000 }],
      (_, stages) => {
        stages[2]!.rate = 2000;
      },
    ],
    [
      'shares above the capacity',
      ['shares_exceed 第一关', { capacity: 1000, shares: 1001 }],
      (_, __, events) => {
        events[0]!.share = 501;
      },
    ],
    [
      'a share below zero',
      ['share_range 第一关 a0', { share: -1 }],
      (_, __, events) => {
        events[0]!.share = -1;
      },
    ],
    [
      'a share that is not whole',
      ['share_range 第一关 a0', { share: 0.5 }],
      (_, __, events) => {
        events[0]!.share = 0.5;
      },
    ],
    [
      'edge 11: a remark of 401 code points',
      ['remark_too_long 第一关 a0', { length: 401, limit: 400 }],
      (_, __, events) => {
        events[0]!.remark = `${'字'.repeat(400)}😀`;
      },
    ],
    [
      'a stage without a name',
      ['stage_name_empty 第二关', {}],
      (_, stages) => {
        stages[1]!.name = ' ';
      },
    ],
    [
      'two stages of one name',
      ['stage_name_repeated 第二关', { name: '第一关' }],
      (_, stages) => {
        stages[1]!.name = '第一关';
      },
    ],
    [
      'two stages of one id',
      ['stage_id 第一关', { position: 1 }],
      (_, stages) => {
        stages[1]!.id = '第一关';
      },
    ],
    [
      'an event without a name',
      ['event_name_empty 第一关 a1', {}],
      (_, __, events) => {
        events[1]!.name = '';
      },
    ],
    [
      'two events of one name',
      ['event_name_repeated 第一关 a1', { name: 'a0' }],
      (_, __, events) => {
        events[1]!.name = 'a0 ';
      },
    ],
    ['two events of one id', ['event_id 第二关 a0', { place: 2 }], (_, s) => void s[1]!.events.push(keyEvent('a0', { name: 'x' }))],
    [
      'negative planned days',
      ['planned_days 第一关', { days: -1 }],
      (_, stages) => {
        stages[0]!.plannedDays = -1;
      },
    ],
    ['events on the lost stage', ['lost_stage_holds_work lost', {}], (_, stages) => void stages[4]!.events.push(keyEvent('z'))],
    [
      'a key information without a field',
      ['information_field_empty 第一关', { position: 0 }],
      (_, stages) => void stages[0]!.information.push({ field: '', required: true }),
    ],
    [
      'a field asked twice in one stage',
      ['information_repeated 第一关', { field: 'budget' }],
      (_, stages) => void stages[0]!.information.push({ field: 'budget', required: true }, { field: 'budget', required: false }),
    ],
    [
      'an operator without an id',
      ['operator_malformed 第一关 a0', { position: 0 }],
      (_, __, events) => void events[0]!.operators.push({ kind: 'user', id: '' }),
    ],
    [
      'an operator listed twice',
      ['operator_repeated 第一关', { kind: 'role', id: 'r' }],
      (_, stages) => void stages[0]!.operators.push({ kind: 'role', id: 'r' }, { kind: 'role', id: 'r' }),
    ],
    [
      'a due offset of negative days',
      ['due_days 第一关 a0', { days: -1 }],
      (_, __, events) => {
        events[0]!.due = { from: { kind: 'stage' }, days: -1 };
      },
    ],
    [
      'a due offset from an event that is not there',
      ['due_unknown_event 第一关 a0', { after: 'gone' }],
      (_, __, events) => {
        events[0]!.due = { from: { kind: 'event', eventId: 'gone' }, days: 1 };
      },
    ],
    [
      'a due offset from the event itself',
      ['due_cycle 第一关 a0', { after: 'a0' }],
      (_, __, events) => {
        events[0]!.due = { from: { kind: 'event', eventId: 'a0' }, days: 1 };
      },
    ],
  ];
  it.each(table)('%s', (_, expected, spoil) => {
    expect(violationsAfter(spoil)).toEqual([expected]);
  });

  it('edge 11: of all these, only the remark stops a draft from being saved', () => {
    const spoilt = table.map(([what, , spoil]) => {
      const draft = structuredClone(passes);
      spoil(draft, draft.stages, draft.stages[0]!.events);
      return [what, saveViolations(draft)] as const;
    });
    expect(spoilt.filter(([, violations]) => violations.length > 0)).toEqual([
      [
        'edge 11: a remark of 401 code points',
        [{ code: 'remark_too_long', stageId: '第一关', eventId: 'a0', figures: { length: 401, limit: 400 } }],
      ],
    ]);
  });

  it('names each event of a cycle of due offsets, and not the event that merely leads into it', () => {
    const draft = structuredClone(passes);
    const [a0, a1] = draft.stages[0]!.events;
    a0!.due = { from: { kind: 'event', eventId: 'a1' }, days: 1 };
    a1!.due = { from: { kind: 'event', eventId: 'a0' }, days: 1 };
    draft.stages[1]!.events[0]!.due = { from: { kind: 'event', eventId: 'a0' }, days: 5 };
    expect(publishViolations(draft).map((violation) => violation.eventId)).toEqual(['a0', 'a1']);
  });

  it('counts won events against what is left to 100 %', () => {
    const draft = structuredClone(passes);
    draft.stages[3]!.events.push(keyEvent('盖章', { share: percent(51) }));
    expect(publishViolations(draft)).toEqual([{ code: 'shares_exceed', stageId: 'won', figures: { capacity: 5000, shares: 5100 } }]);
  });
});
