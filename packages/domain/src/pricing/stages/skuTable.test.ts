import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstPlace, NOWHERE, skuTable } from './skuTable.ts';

/** Few different numbers, far apart and close together, so that they meet in the same slots. */
const carts = fc.array(
  fc.oneof(
    fc.nat(12),
    fc.nat(12).map((nth) => nth * 4096),
  ),
  { maxLength: 40 },
);

describe('where a SKU stands in a cart', () => {
  it('leads from the first line of a SKU to the last, by age, and nowhere for one that is not there', () => {
    fc.assert(
      fc.property(carts, (skus) => {
        const table = skuTable(skus.map((skuNumber) => ({ skuNumber })));
        for (const sku of [...skus, NOWHERE, 13, 99_999]) {
          const places: number[] = [];
          for (let place = firstPlace(table, sku); place !== NOWHERE; place = table.next[place]!) places.push(place);
          expect(places).toEqual(skus.flatMap((other, place) => (other === sku ? [place] : [])));
        }
      }),
    );
  });
});
