import { describe, expect, it } from 'vitest';
import { configuredLines } from './cartLines.ts';
import { breachesOf, isComplete } from './completeness.ts';
import type { Model } from './model.ts';

const model: Model = {
  options: [
    { id: 'base', price: 0 },
    { id: 'fan', price: 100, priceKey: 'FAN-120', quantity: { min: 1, max: 4 } },
    { id: 'lamp', price: 50, priceKey: 'LAMP' },
    { id: 'shelf', price: 20, priceKey: 'SHELF', quantity: { min: 0, max: 6 } },
    { id: 'feet', price: 5, priceKey: 'FOOT', quantity: { min: 4, max: 8 } },
  ],
  groups: [],
  rules: [
    { id: 'quiet', kind: 'excludes', when: ['lamp'], targets: ['fan'], severity: 'alert', message: 'The lamp hums with a fan' },
    { id: 'light', kind: 'requiresAny', when: ['base'], targets: ['lamp'], severity: 'recommend' },
  ],
};

describe('a configuration as cart lines', () => {
  it('takes one of each, or what was asked for, under its price key', () => {
    expect(configuredLines(model, ['fan', 'lamp', 'base'], { fan: 3 })).toEqual({
      lines: [
        { option: 'fan', sku: 'FAN-120', quantity: 3 },
        { option: 'lamp', sku: 'LAMP', quantity: 1 },
      ],
      problems: [],
    });
  });

  it('takes one where nothing is said and none is allowed too, or the least that may be taken', () => {
    expect(configuredLines(model, ['shelf', 'feet'], {}).lines.map(({ quantity }) => quantity)).toEqual([1, 4]);
    expect(configuredLines(model, ['shelf', 'feet'], { shelf: 0, feet: 8 }).problems).toEqual([]);
  });

  it.each([[5], [0], [1.5]])('refuses %s fans', (fan) => {
    expect(configuredLines(model, ['fan'], { fan }).problems).toEqual([{ option: 'fan', wanted: fan, min: 1, max: 4 }]);
  });

  it('tells of alerts and recommendations without making the selection invalid', () => {
    expect(breachesOf(model, ['fan', 'lamp'])).toEqual([{ name: 'quiet', severity: 'alert', message: 'The lamp hums with a fan' }]);
    expect(breachesOf(model, ['base'])).toEqual([{ name: 'light', severity: 'recommend' }]);
    expect(isComplete(model, ['fan', 'lamp'])).toBe(true);
  });
});
