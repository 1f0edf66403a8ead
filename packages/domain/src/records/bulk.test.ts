import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { puttingBack } from './bulk.ts';

describe('putting back what a run wrote', () => {
  it.each([
    ['the value the run wrote stands: the old one comes back', { level: ['A', 'B'] }, { level: 'B' }, { level: 'A' }],
    ['what was empty becomes empty again', { level: [null, 'B'] }, { level: 'B' }, { level: null }],
    ['a value the run cleared comes back', { level: ['A', null] }, {}, { level: 'A' }],
    ['other fields may have changed', { level: ['A', 'B'] }, { level: 'B', name: 'new' }, { level: 'A' }],
    ['lists are compared by what they hold', { tags: [['x'], ['x', 'y']] }, { tags: ['x', 'y'] }, { tags: ['x'] }],
  ] as const)('%s', (_, made, current, values) => {
    expect(puttingBack(made, current)).toEqual({ allowed: true, result: values });
  });

  it('names every field that somebody has changed since, and then puts back none', () => {
    const made = { level: ['A', 'B'], source: ['web', 'fair'], phone: [null, '1'] } as const;
    expect(puttingBack(made, { level: 'C', source: 'fair' })).toEqual({
      allowed: false,
      reasons: [
        { kind: 'changedSince', field: 'level' },
        { kind: 'changedSince', field: 'phone' },
      ],
    });
  });

  it('gives back exactly what was there before, whatever it was', () => {
    const value = fc.oneof(fc.constant(null), fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string(), { maxLength: 3 }));
    const key = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.dictionary(key, fc.tuple(value, value), { maxKeys: 4 }), (made) => {
        const after = Object.fromEntries(Object.entries(made).map(([field, [, now]]) => [field, now]));
        const before = Object.fromEntries(Object.entries(made).map(([field, [was]]) => [field, was]));
        expect(puttingBack(made, after)).toEqual({ allowed: true, result: before });
      }),
    );
  });
});
