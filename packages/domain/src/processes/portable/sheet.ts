// The same document as a sheet (CSV): one line per stage, and below it one line for each of its key events, its key information and
// its guidance. Heads and words are read in Chinese and English; they are written in the language asked for.

import type { Guidance, KeyEvent, StageKind } from '../definition.ts';
import {
  eventCode,
  PORTABLE_FORMAT,
  type PortableEvent,
  type PortableOperator,
  type PortableProcess,
  type PortableStage,
} from './portable.ts';

export type SheetLanguage = 'zh' | 'en';
type Column = 'line' | 'name' | 'kind' | 'percent' | 'days' | 'required' | 'upload' | 'operators' | 'code' | 'due' | 'text';

const HEADS: Record<Column, { zh: string; en: string }> = {
  line: { zh: '行类型', en: 'line' },
  name: { zh: '名称', en: 'name' },
  kind: { zh: '类别', en: 'kind' },
  percent: { zh: '赢率%', en: 'percent' },
  days: { zh: '阶段天数', en: 'days' },
  required: { zh: '必填', en: 'required' },
  upload: { zh: '上传文档', en: 'upload' },
  operators: { zh: '操作人', en: 'operators' },
  code: { zh: '编号', en: 'code' },
  due: { zh: '期限', en: 'due' },
  text: { zh: '说明', en: 'text' },
};
const COLUMNS = Object.keys(HEADS) as Column[];

type Words<Value extends string> = Record<Value, { zh: string; en: string }>;
type LineKind = 'stage' | 'event' | 'information' | 'guidance';

const LINES: Words<LineKind> = {
  stage: { zh: '阶段', en: 'stage' },
  event: { zh: '关键事件', en: 'event' },
  information: { zh: '关键信息', en: 'information' },
  guidance: { zh: '销售指引', en: 'guidance' },
};
const STAGE_KINDS: Words<StageKind> = {
  open: { zh: '进行中', en: 'open' },
  won: { zh: '赢单', en: 'won' },
  lost: { zh: '输单', en: 'lost' },
};
const UPLOADS: Words<KeyEvent['upload']> = {
  none: { zh: '无', en: 'none' },
  may: { zh: '可以', en: 'may' },
  must: { zh: '必须', en: 'must' },
};
const GUIDANCES: Words<Guidance['kind']> = {
  text: { zh: '文字', en: 'text' },
  link: { zh: '链接', en: 'link' },
  script: { zh: '话术', en: 'script' },
  file: { zh: '文件', en: 'file' },
};
const OPERATORS: Words<PortableOperator['kind']> = {
  user: { zh: '用户', en: 'user' },
  role: { zh: '角色', en: 'role' },
  department: { zh: '部门', en: 'department' },
};
const YES_NO: Words<'yes' | 'no'> = { yes: { zh: '是', en: 'yes' }, no: { zh: '否', en: 'no' } };

type Line = Partial<Record<Column, string>>;

/** Rows of the sheet, the heads first. */
export function sheetOf(document: PortableProcess, language: SheetLanguage): string[][] {
  const word = <Value extends string>(words: Words<Value>, value: Value): string => words[value][language];
  const operators = (list: PortableOperator[]): string => list.map(({ kind, name }) => `${word(OPERATORS, kind)}:${name}`).join('; ');
  const due = ({ due }: PortableEvent): string => (due ? `${due.after ?? word(LINES, 'stage')}+${due.days}` : '');
  const lines = document.stages.flatMap((stage): Line[] => [
    {
      ...{ line: word(LINES, 'stage'), name: stage.name, kind: word(STAGE_KINDS, stage.kind), percent: String(stage.rate) },
      ...{ days: stage.plannedDays === null ? '' : String(stage.plannedDays), operators: operators(stage.operators) },
      text: stage.funnelBand ?? '',
    },
    ...stage.events.map((event) => ({
      ...{
        line: word(LINES, 'event'),
        name: event.name,
        percent: String(event.share),
        required: word(YES_NO, event.required ? 'yes' : 'no'),
      },
      ...{
        upload: word(UPLOADS, event.upload),
        operators: operators(event.operators),
        code: event.code,
        due: due(event),
        text: event.remark,
      },
    })),
    ...stage.information.map(({ field, required }) => ({
      ...{ line: word(LINES, 'information'), name: field, required: word(YES_NO, required ? 'yes' : 'no') },
    })),
    ...stage.guidance.map(({ kind, title, body }) => ({
      ...{ line: word(LINES, 'guidance'), name: title, kind: word(GUIDANCES, kind), text: body },
    })),
  ]);
  return [COLUMNS.map((column) => HEADS[column][language]), ...lines.map((line) => COLUMNS.map((column) => line[column] ?? ''))];
}

/** `row` counts as a spreadsheet does: the heads are row 1. */
export type SheetProblem = {
  row: number;
  column: Column;
  reason: 'missing' | 'unknown_word' | 'not_a_number' | 'before_any_stage' | 'malformed';
  value: string;
};

/** The document of a sheet, or everything that cannot be read, row by row. Empty rows are passed over. */
export function documentOf(
  rows: readonly (readonly string[])[],
  named: Pick<PortableProcess, 'name' | 'rules'>,
): { document: PortableProcess; problems: SheetProblem[] } {
  const problems: SheetProblem[] = [];
  const columns = (rows[0] ?? []).map((head) => COLUMNS.find((column) => Object.values(HEADS[column]).includes(head.trim().toLowerCase())));
  for (const column of ['line', 'name'] as const)
    if (!columns.includes(column)) problems.push({ row: 1, column, reason: 'missing', value: '' });
  const stages: PortableStage[] = [];
  if (problems.length === 0)
    for (const [at, cells] of rows.slice(1).entries()) {
      if (cells.every((cell) => cell.trim() === '')) continue;
      readLine(lineReader(columns, cells, at + 2, problems), stages);
    }
  return { document: { format: PORTABLE_FORMAT, formatVersion: 1, ...named, fields: [], stages }, problems };
}

type LineReader = ReturnType<typeof lineReader>;

function lineReader(columns: readonly (Column | undefined)[], cells: readonly string[], row: number, problems: SheetProblem[]) {
  const text = (column: Column): string => (cells[columns.indexOf(column)] ?? '').trim();
  const wrong = (column: Column, reason: SheetProblem['reason']): void => {
    problems.push({ row, column, reason, value: text(column) });
  };
  return {
    text,
    wrong,
    word<Value extends string>(column: Column, words: Words<Value>, fallback?: NoInfer<Value>): Value | undefined {
      const given = text(column).toLowerCase();
      if (given === '' && fallback !== undefined) return fallback;
      const value = (Object.keys(words) as Value[]).find((key) => Object.values(words[key]).includes(given));
      if (value === undefined) wrong(column, given === '' ? 'missing' : 'unknown_word');
      return value;
    },
    /** Percent signs and full-width digits' commas are what people type; an empty cell is `fallback`. */
    number<Fallback extends number | null>(column: Column, fallback: Fallback): number | Fallback {
      const given = text(column).replace(/[%％]$/, '');
      if (given === '') return fallback;
      if (/^-?\d+(\.\d+)?$/.test(given)) return Number(given);
      wrong(column, 'not_a_number');
      return fallback;
    },
    operators(): PortableOperator[] {
      const entries = text('operators').split(/[;；]/);
      return entries
        .filter((entry) => entry.trim() !== '')
        .flatMap((entry) => {
          const [kindWord = '', ...rest] = entry.split(/[:：]/);
          const kind = (Object.keys(OPERATORS) as PortableOperator['kind'][]).find((key) =>
            Object.values(OPERATORS[key]).includes(kindWord.trim().toLowerCase()),
          );
          const name = rest.join(':').trim();
          if (kind === undefined || name === '') wrong('operators', 'malformed');
          return kind === undefined || name === '' ? [] : [{ kind, name }];
        });
    },
    due(): PortableEvent['due'] {
      const given = text('due');
      if (given === '') return null;
      const [, from = '', days] = /^(.*?)\s*[+＋]\s*(\d+)$/.exec(given) ?? [];
      if (days === undefined) wrong('due', 'malformed');
      const isStage = from === '' || Object.values(LINES.stage).includes(from.toLowerCase());
      return days === undefined ? null : { after: isStage ? null : from, days: Number(days) };
    },
  };
}

function readLine(reader: LineReader, stages: PortableStage[]): void {
  const line = reader.word('line', LINES);
  if (line === undefined) return;
  if (line === 'stage') {
    stages.push({
      ...{ name: reader.text('name'), kind: reader.word('kind', STAGE_KINDS, 'open') ?? 'open', rate: reader.number('percent', 0) },
      ...{ plannedDays: reader.number('days', null), operators: reader.operators(), funnelBand: reader.text('text') || null },
      ...{ guidance: [], events: [], information: [] },
    });
    return;
  }
  const stage = stages.at(-1);
  if (!stage) reader.wrong('line', 'before_any_stage');
  else if (line === 'event') stage.events.push(readEvent(reader, eventCode(stages.length - 1, stage.events.length)));
  else if (line === 'information')
    stage.information.push({ field: reader.text('name'), required: reader.word('required', YES_NO, 'no') === 'yes' });
  else
    stage.guidance.push({ kind: reader.word('kind', GUIDANCES, 'text') ?? 'text', title: reader.text('name'), body: reader.text('text') });
}

const readEvent = (reader: LineReader, code: string): PortableEvent => ({
  code: reader.text('code') || code,
  name: reader.text('name'),
  share: reader.number('percent', 0),
  upload: reader.word('upload', UPLOADS, 'none') ?? 'none',
  required: reader.word('required', YES_NO, 'no') === 'yes',
  remark: reader.text('text'),
  operators: reader.operators(),
  due: reader.due(),
});
