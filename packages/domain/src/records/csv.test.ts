import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, rowsOfCsv } from './csv.ts';

describe('comma-separated values', () => {
  it('quotes what needs it', () => {
    expect(csvOf([['a,b', 'say "x"', 3, null]])).toBe('\uFEFF"a,b","say ""x""",3,\r\n');
  });
  it('a cell that begins like a formula is no formula; a negative figure stays one', () => {
    expect(csvOf([['=1+1', '-5', -5, '-A1']])).toBe("\uFEFF'=1+1,-5,-5,'-A1\r\n");
  });
  it('reads lines of any ending, quoted cells, and leaves empty lines out', () => {
    expect(rowsOfCsv('\uFEFF2026-01-01,off,"元旦, 一"\n\n2026-01-04,worked,\r\n')).toEqual([
      ['2026-01-01', 'off', '元旦, 一'],
      ['2026-01-04', 'worked', ''],
    ]);
  });
  it('reads back what it wrote', () => {
    const cells = fc.string().map((text) => `x${text.replaceAll('\r', '')}x`);
    fc.assert(
      fc.property(fc.array(fc.array(cells, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(rowsOfCsv(csvOf(rows))).toEqual(rows);
      }),
    );
  });
});
