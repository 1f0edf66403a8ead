import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, NO_NUMBER, numberOf, numberSet, registrar } from './numbering.ts';

const numbers = fc.array(fc.nat(60), { maxLength: 40 });

describe('names as numbers', () => {
  it('gives every name of every kind its own number, and the same one again', () => {
    const { register, finish } = registrar(['dealer', 'region']);
    expect([register('dealer', 'east'), register('region', 'east'), register('dealer', 'west'), register('dealer', 'east')]).toEqual([
      0, 1, 2, 0,
    ]);
    const numbering = finish();
    expect(numbering.size).toBe(3);
    expect(numberOf(numbering, 'region', 'east')).toBe(1);
    expect(numberOf(numbering, 'region', 'west')).toBe(NO_NUMBER);
    expect(numberOf(numbering, 'region', undefined)).toBe(NO_NUMBER);
  });

  it('a set is ascending, each number once, and holds what was put in and nothing else', () => {
    fc.assert(
      fc.property(numbers, (given) => {
        const set = numberSet([...given]);
        expect(set).toEqual([...new Set(given)].sort((a, b) => a - b));
        for (let number = NO_NUMBER; number <= 61; number++) expect(holds(set, number)).toBe(given.includes(number));
      }),
    );
  });
});
