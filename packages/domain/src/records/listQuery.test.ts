import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cursor, columnsOf, decodeCursor, decodeSort, encodeCursor, encodeSort, isSortable } from './listQuery.ts';
import { fieldsFor } from './objects.ts';

const fields = fieldsFor(
  'account',
  { customFields: [], pickLists: [] },
  { functions: {}, objects: {}, fields: { account: { annualRevenue: 'masked', phone: 'hidden' } } },
);
const cursor: fc.Arbitrary<Cursor> = fc.record({
  sort: fc.record({ field: fc.stringMatching(/^[a-z][A-Za-z.]{0,20}$/), descending: fc.boolean() }),
  value: fc.oneof(fc.constant(null), fc.string(), fc.integer()),
  id: fc.uuid(),
});

describe('a cursor', () => {
  it('comes back as it went, through an address', () => {
    fc.assert(
      fc.property(cursor, (given) => {
        const address = new URL(`http://x/?${new URLSearchParams({ cursor: encodeCursor(given) })}`);
        expect(decodeCursor(address.searchParams.get('cursor')!)).toEqual(given);
      }),
    );
  });
  it.each(['', '%', '[]', '["amount",1,"not an id"]', '["amount",{},"0190a000-0000-7000-8000-000000000001"]'])('is none: %s', (text) =>
    expect(decodeCursor(text)).toBeNull(),
  );
});

it('sorts read -field as descending', () => {
  expect(decodeSort('-amount')).toEqual({ field: 'amount', descending: true });
  expect(encodeSort({ field: 'amount', descending: false })).toBe('amount');
});

it('masked, hidden and unindexed fields are not sorted by', () => {
  const sortable = (field: string) => isSortable({ field, descending: false }, fields);
  expect(['name', 'annualRevenue', 'phone', 'address', 'nothing'].map(sortable)).toEqual([true, false, false, false, false]);
});

it('columns keep the order asked for and drop strangers', () => {
  expect(columnsOf(['level', 'phone', 'name', 'level', 'x'], fields).map((field) => field.key)).toEqual(['level', 'name']);
  expect(columnsOf([], fields)).toHaveLength(fields.length);
});
