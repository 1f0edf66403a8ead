import { describe, expect, it } from 'vitest';
import type { FieldShape } from '#domain/records/contract.ts';
import type { Translate } from '../../i18n/wording.ts';
import { problemSentences } from './problemWords.ts';

const t = ((key: string, values: object = {}) =>
  [key, ...Object.values(values).filter((value) => value !== undefined)].join(' ')) as Translate;
const fields = [{ key: 'source', label: { zh: '来源', en: 'Source' } }] as FieldShape[];
const said = (problem: Record<string, unknown>): string[] => problemSentences(t, { problem }, fields);

describe('why a record was not dealt with', () => {
  it.each([
    ['what a gate misses', { status: 422, reasons: [{ kind: 'event', name: '汇报' }] }, ['processes.refusals.event 汇报']],
    ['a closed deal', { status: 409, reasons: [{ kind: 'closed', closed: 'won' }] }, ['processes.refusals.closed']],
    ['a stage of another process', { status: 404, reasons: [{ kind: 'unknown_stage' }] }, ['processes.refusals.unknown_stage']],
    ['a record out of sight', { status: 404, code: 'notFound' }, ['records.refused.gone']],
    ['no right', { status: 403, code: 'forbidden' }, ['records.refused.forbidden']],
    ['somebody holding it', { status: 409, code: 'busy' }, ['bulk.problems.busy']],
    ['a bug', { status: 500, code: 'unexpected', message: 'x' }, ['bulk.problems.unexpected']],
    ['something else', { status: 422, reasons: [{ kind: 'other' }] }, ['records.refused.process 1']],
  ] as const)('%s', (_, problem, words) => expect(said(problem)).toEqual(words));

  it('names the fields that somebody has changed since, and the bin', () => {
    const reasons = [
      { kind: 'changedSince', field: 'source' },
      { kind: 'changedSince', field: 'deleted' },
    ];
    expect(said({ status: 409, code: 'changedSince', reasons })[0]).toMatch(
      /^bulk\.problems\.changedSince (来源|Source).+bulk\.problems\.restored$/,
    );
  });
});
