import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldBins } from './binning.ts';
import { applyBins, binCount, fitBins } from './binning.ts';
import { coarsen } from './coarse.ts';
import type { Table } from './table.ts';

const numbers = (...values: number[]): Table => ({
  rows: values.length,
  fields: [{ kind: 'number', name: 'n', values: Float64Array.from(values) }],
});
const words = (...values: (string | undefined)[]): Table => {
  const labels = [...new Set(values.filter((value) => value !== undefined))];
  return {
    rows: values.length,
    fields: [
      {
        kind: 'category',
        name: 'c',
        labels,
        codes: Int32Array.from(values, (value) => (value === undefined ? -1 : labels.indexOf(value))),
      },
    ],
  };
};
const limits = { maxBins: 6, minCategoryRows: 2 };
const binned = (bins: readonly FieldBins[], table: Table): number[] => [...applyBins(bins, table).columns[0]!];

describe('number bins', () => {
  it('put missing apart and cut the rest into equal parts at values that were seen', () => {
    const table = numbers(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Number.NaN);
    const bins = fitBins(table, limits);
    expect(bins).toEqual([{ kind: 'number', name: 'n', edges: [2, 4, 6, 8] }]);
    expect(binned(bins, table)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0]);
  });

  it('never cut between equal values', () => {
    const table = numbers(...new Array(50).fill(1), 2, 3);
    const column = binned(fitBins(table, limits), table);
    expect(new Set(column.slice(0, 50)).size).toBe(1);
  });

  it('send values beyond what was seen to the outer bins and values between neighbours upwards', () => {
    const bins: FieldBins[] = [{ kind: 'number', name: 'n', edges: [10, 20] }];
    expect(binned(bins, numbers(-99, 10, 10.001, 20, 99))).toEqual([1, 1, 2, 2, 3]);
  });

  it('keep order and stay within the limit for any values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1, maxLength: 80 }), (values) => {
        const table = numbers(...values);
        const [bins] = fitBins(table, limits);
        const column = binned([bins!], table);
        expect(binCount(bins!)).toBeLessThanOrEqual(limits.maxBins);
        values.forEach((a, i) => {
          values.forEach((b, j) => {
            if (a < b) expect(column[i]!).toBeLessThanOrEqual(column[j]!);
            if (a === b) expect(column[i]!).toBe(column[j]!);
          });
        });
      }),
    );
  });
});

describe('category bins', () => {
  it('come most frequent first; rare and never seen names share the last bin', () => {
    const table = words('b', 'a', 'b', 'a', 'b', 'rare', undefined);
    const bins = fitBins(table, limits);
    expect(bins).toEqual([{ kind: 'category', name: 'c', labels: ['b', 'a'] }]);
    expect(binned(bins, table)).toEqual([1, 2, 1, 2, 1, 3, 0]);
    expect(binned(bins, words('unheard of', 'a'))).toEqual([3, 2]);
  });

  it('that are equally frequent come in the order they were first seen, whatever they are called', () => {
    const order = (...values: string[]) => fitBins(words(...values), limits).map((bins) => bins.kind === 'category' && bins.labels)[0];
    expect(order('b', 'a', 'a', 'b')).toEqual(['b', 'a']);
    expect(order('a', 'b', 'b', 'a')).toEqual(['a', 'b']);
  });

  it('keep at most as many names as fit', () => {
    const names = Array.from({ length: 100 }, (_, at) => `name ${at % 20}`);
    const [bins] = fitBins(words(...names), limits);
    expect(binCount(bins!)).toBe(6);
  });
});

describe('refusals', () => {
  it('name the field that is absent or changed its kind', () => {
    const bins = fitBins(numbers(1, 2), limits);
    expect(() => applyBins(bins, words('x'))).toThrow('field "n" is missing');
    const renamed = { rows: 1, fields: [{ ...words('x').fields[0]!, name: 'n' }] };
    expect(() => applyBins(bins, renamed)).toThrow('field "n" was a number when the model was trained');
  });

  it('say how many bins are possible', () => {
    expect(() => fitBins(numbers(1), { ...limits, maxBins: 256 })).toThrow('3 to 255 bins');
  });
});

describe('levels of the logistic model', () => {
  it('join neighbouring bins to equal parts, missing apart', () => {
    const table = numbers(1, 2, 3, 4, 5, 6, 7, 8, Number.NaN);
    const bins = fitBins(table, { ...limits, maxBins: 20 });
    const [field] = coarsen(bins, applyBins(bins, table), 3);
    expect(field!.levels).toBe(3);
    expect(field!.levelOf[0]).toBe(0);
    expect(field!.levelOf.slice(1)).toEqual(field!.levelOf.slice(1).toSorted());
  });

  it('keep the most frequent categories and give the tail the level of "other"', () => {
    const bins: FieldBins[] = [{ kind: 'category', name: 'c', labels: ['a', 'b', 'c', 'd'] }];
    const [field] = coarsen(bins, applyBins(bins, words('a')), 4);
    expect(field).toEqual({ levels: 4, levelOf: [0, 1, 2, 3, 3, 3] });
  });
});
