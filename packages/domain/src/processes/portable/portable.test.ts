import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProcessVersion } from '../definition.ts';
import { anyVersion } from '../testing/histories.ts';
import { keyEvent, salesProcess, stage } from '../testing/slides.ts';
import { definitionOf, type PortableProcess, portableOf, type Reading, type Writing } from './portable.ts';
import { documentOf, type SheetLanguage, sheetOf } from './sheet.ts';

const writing: Writing = {
  name: '标准销售过程',
  rules: { sequentialOnly: true, freeSkip: false },
  operatorName: ({ id }) => (id === 'gone' ? undefined : `name of ${id}`),
  customField: () => undefined,
};

const reading = (): Reading => {
  let next = 0;
  return {
    newId: () => `new${next++}`,
    operatorId: ({ name }) => (name.startsWith('name of ') ? name.slice('name of '.length) : undefined),
    fieldKey: (key) => key,
  };
};

/** Ids replaced by the place in the process: two processes of the same content look the same. */
function withoutIds(version: ProcessVersion): unknown {
  const places = new Map(version.stages.flatMap((one, at) => one.events.map((event, place) => [event.id, `${at}.${place}`] as const)));
  return version.stages.map((one) => ({
    ...one,
    id: '',
    events: one.events.map((event) => ({
      ...event,
      id: '',
      due: event.due?.from.kind === 'event' ? { days: event.due.days, after: places.get(event.due.from.eventId) } : event.due,
    })),
  }));
}

const withoutApproval = (version: ProcessVersion): ProcessVersion => ({
  stages: version.stages.map((one) => ({ ...one, approvalFlowId: null })),
});

describe('a process as a document', () => {
  it('comes back as it went, under new ids', () => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const { definition, notices } = definitionOf(portableOf(version, writing).document, reading());
        expect(notices).toEqual([]);
        expect(withoutIds(definition)).toEqual(withoutIds(withoutApproval(version)));
      }),
    );
  });

  it.each<SheetLanguage>(['zh', 'en'])('comes back from a sheet as it went (%s)', (language) => {
    fc.assert(
      fc.property(anyVersion, (version) => {
        const { document } = portableOf(version, writing);
        const read = documentOf(sheetOf(document, language), document);
        expect(read.problems).toEqual([]);
        expect(read.document).toEqual(document);
      }),
    );
  });

  it('keeps a due date that counts from an event of another stage', () => {
    const version = salesProcess(
      stage('s1', 1000, { events: [keyEvent('legal', { share: 100 })] }),
      stage('s2', 2000, { events: [keyEvent('seal', { share: 100, due: { from: { kind: 'event', eventId: 'legal' }, days: 5 } })] }),
    );
    const { document } = portableOf(version, writing);
    expect(document.stages[1]?.events[0]?.due).toEqual({ after: 'S01E01', days: 5 });
    expect(withoutIds(definitionOf(document, reading()).definition)).toEqual(withoutIds(version));
  });

  it('says what it cannot carry: approvals, files, operators nobody knows', () => {
    const version = salesProcess(
      stage('s1', 1000, {
        approvalFlowId: 'flow',
        operators: [{ kind: 'user', id: 'gone' }],
        guidance: [{ kind: 'file', title: '报价模板', body: 'id' }],
        events: [keyEvent('e1', { templateFileIds: ['file'] })],
      }),
    );
    const codes = portableOf(version, writing).notices.map(({ code }) => code);
    expect(codes.sort()).toEqual(['approval_left_out', 'file_left_out', 'file_left_out', 'unknown_operator']);
  });
});

describe('taking a document in', () => {
  const document = (change: (whole: PortableProcess) => void): PortableProcess => {
    const version = salesProcess(stage('s1', 1000, { events: [keyEvent('e1', { share: 100 }), keyEvent('e2', { share: 100 })] }));
    const whole = portableOf(version, writing).document;
    change(whole);
    return whole;
  };
  const firstStage = (whole: PortableProcess) => whole.stages[0]!;

  it.each<[string, (whole: PortableProcess) => void]>([
    ['unknown_operator', (whole) => firstStage(whole).operators.push({ kind: 'role', name: '没有这个角色' })],
    ['unknown_due_event', (whole) => Object.assign(firstStage(whole).events[0]!, { due: { after: 'S09E09', days: 1 } })],
    ['repeated_code', (whole) => Object.assign(firstStage(whole).events[1]!, { code: 'S01E01' })],
    ['file_left_out', (whole) => firstStage(whole).guidance.push({ kind: 'file', title: '模板', body: 'id' })],
    ['more_than_two_decimals', (whole) => Object.assign(firstStage(whole), { rate: 10.005 })],
  ])('names what is not taken over as written: %s', (code, change) => {
    expect(definitionOf(document(change), reading()).notices.map((notice) => notice.code)).toEqual([code]);
  });

  it('leaves out key information nobody knows, and says so', () => {
    const whole = document((given) => firstStage(given).information.push({ field: 'custom.unknown', required: true }));
    const taken = definitionOf(whole, { ...reading(), fieldKey: () => undefined });
    expect(taken.notices).toEqual([{ code: 'unknown_field', stage: firstStage(whole).name, value: 'custom.unknown' }]);
    expect(taken.definition.stages[0]?.information).toEqual([]);
  });
});

describe('reading a sheet people wrote', () => {
  const heads = ['行类型', '名称', '类别', '赢率%', '阶段天数', '必填', '上传文档', '操作人', '编号', '期限', '说明'];
  const named = { name: '新流程', rules: { sequentialOnly: false, freeSkip: false } };
  const row = (cells: Partial<Record<string, string>>): string[] => heads.map((head) => cells[head] ?? '');
  const problemsOf = (...rows: string[][]) =>
    documentOf([heads, ...rows], named).problems.map(({ row: at, column, reason }) => `${at} ${column} ${reason}`);

  it('reads percent signs, full-width marks and empty cells', () => {
    const { document, problems } = documentOf(
      [
        heads,
        row({ 行类型: '阶段', 名称: '立项', '赢率%': '10%', 阶段天数: '40', 操作人: '角色：销售；部门:华东' }),
        row({}),
        row({ 行类型: '关键事件', 名称: '组建团队', '赢率%': '5', 必填: '是', 期限: '阶段+3' }),
        row({ 行类型: '关键事件', 名称: '法务审核', 上传文档: '必须', 期限: 'S01E01 + 5' }),
      ],
      named,
    );
    expect(problems).toEqual([]);
    const [only] = document.stages;
    expect(only).toMatchObject({ name: '立项', kind: 'open', rate: 10, plannedDays: 40 });
    expect(only?.operators).toEqual([
      { kind: 'role', name: '销售' },
      { kind: 'department', name: '华东' },
    ]);
    expect(only?.events.map(({ due, required, upload }) => ({ due, required, upload }))).toEqual([
      { due: { after: null, days: 3 }, required: true, upload: 'none' },
      { due: { after: 'S01E01', days: 5 }, required: false, upload: 'must' },
    ]);
  });

  it('names every cell it cannot read, with its row', () => {
    expect(
      problemsOf(
        row({ 行类型: '关键事件', 名称: '早了' }),
        row({ 行类型: '阶段', 名称: '立项', '赢率%': '十', 类别: '暂停', 操作人: '李雷' }),
        row({ 行类型: '步骤', 名称: '什么' }),
        row({ 行类型: '关键事件', 名称: '晚了', 期限: '以后', 上传文档: '也许' }),
      ),
    ).toEqual([
      '2 line before_any_stage',
      '3 kind unknown_word',
      '3 percent not_a_number',
      '3 operators malformed',
      '4 line unknown_word',
      '5 upload unknown_word',
      '5 due malformed',
    ]);
  });

  it('refuses a sheet without its two first columns', () => {
    expect(
      documentOf(
        [
          ['foo', '赢率%'],
          ['a', '1'],
        ],
        named,
      ).problems.map(({ column }) => column),
    ).toEqual(['line', 'name']);
  });
});
