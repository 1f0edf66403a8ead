import { describe, expect, it } from 'vitest';
import { encodedOf, filterOf, readListSearch, tidy, widthsOf, widthsText } from './listSearch.ts';

const large = { field: 'amount', operator: 'gte' as const, value: 100 };
const mine = { field: 'ownerId', operator: 'me' as const };

describe('the address of a list', () => {
  it('keeps what a list understands', () => {
    const filter = ['and', ['amount', 'gte', 100], ['ownerId', 'me']];
    expect(readListSearch({ view: 'mine', q: 2026, sort: '-amount', columns: 'name,amount', filter, colour: 'red' })).toEqual({
      view: 'mine',
      q: '2026',
      sort: '-amount',
      columns: 'name,amount',
      filter,
    });
  });

  it('leaves out what is no filter', () => {
    expect(readListSearch({ filter: ['amount', 'drop table', 1], view: '' })).toEqual({});
    expect(readListSearch({ filter: 'amount' })).toEqual({});
  });

  it('writes a filter and reads it again', () => {
    const filter = { join: 'or' as const, of: [large, { join: 'and' as const, of: [mine, large] }] };
    expect(filterOf(encodedOf(filter))).toEqual(filter);
    expect(encodedOf(null)).toEqual(['and']);
  });
});

describe('a tidy filter', () => {
  it('has no empty groups and no group of one', () => {
    expect(tidy({ join: 'and', of: [{ join: 'or', of: [] }, large] })).toEqual(large);
    expect(tidy({ join: 'and', of: [] })).toBeNull();
    expect(tidy({ join: 'or', of: [large, mine] })).toEqual({ join: 'or', of: [large, mine] });
  });
});

it('keeps widths as a short text, within what can be seen', () => {
  expect(widthsOf('name:320,amount:140.4,junk,x:abc,y:9999')).toEqual({ name: 320, amount: 140, y: 1_200 });
  expect(widthsOf(undefined)).toEqual({});
  expect(widthsText({ name: 320.6, amount: 10 })).toBe('name:321,amount:70');
});
