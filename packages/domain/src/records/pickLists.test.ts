import { describe, expect, it } from 'vitest';
import { OPPORTUNITY_FIELDS } from '../opportunities/fields.ts';
import { type Option, option } from './field.ts';
import { hasOwnList, isOffered, keptPickList, withPickLists } from './pickLists.ts';

const price = option('price', '价格', 'Price');
const timing = option('timing', '交期', 'Timing');
const named = (key: string) => OPPORTUNITY_FIELDS.find((field) => field.key === key)!;

describe('an own pick-list', () => {
  it('takes the place of the standard options, and of nothing else', () => {
    const fields = withPickLists(
      [named('lostReason'), named('source'), named('status')],
      [
        { field: 'lostReason', options: [price] },
        { field: 'status', options: [price] },
      ],
    );
    expect(fields[0]?.options).toEqual([price]);
    expect(fields[1]).toBe(named('source'));
    expect(fields[2]?.options).toEqual(named('status').options);
  });

  it.each([
    ['lostReason', true],
    ['source', true],
    ['status', false],
    ['amount', false],
  ])('of %s may be kept: %s', (key, expected) => {
    expect(hasOwnList(named(key))).toBe(expected);
  });

  it('retires what is missing instead of taking it away', () => {
    expect(keptPickList([price, timing], [timing]).options).toEqual([timing, { ...price, retired: true }]);
    expect(isOffered([timing, { ...price, retired: true }], 'price')).toBe(false);
    expect(isOffered([timing], 'timing')).toBe(true);
    expect(isOffered([timing], 'unknown')).toBe(false);
  });

  it.each<[string, Option[], string[]]>([
    ['a value twice', [price, { ...timing, value: 'price' }], ['options.1.value repeated']],
    ['no name', [{ ...price, zh: ' ', en: '' }], ['options.0.zh required', 'options.0.en required']],
    ['no value', [{ ...price, value: '' }], ['options.0.value required']],
    ['nothing to choose', [{ ...price, retired: true }], ['options allRetired']],
    ['an empty list', [], ['options allRetired']],
    ['too many', Array.from({ length: 201 }, (_, at) => option(`v${at}`, 'x', 'x')), ['options tooMany']],
  ])('is refused with %s', (_, given, problems) => {
    expect(keptPickList([], given).problems.map(({ field, reason }) => `${field} ${reason}`)).toEqual(problems);
  });
});
