// Where in a cart a SKU stands. A table with open addressing (Knuth, TAOCP 6.4, linear probing) in two bare arrays: it is built for every
// quote, and a Map with a list per SKU took longer to build than the rules took to ask it.

type WithSku = { readonly skuNumber: number };

export type SkuTable = {
  readonly lines: readonly WithSku[];
  /** The place of the first line of a SKU; −1 in an empty slot. At least half of the slots are empty. */
  readonly slots: Int32Array;
  /** By place: the place of the next line of the same SKU; −1 after the last. */
  readonly next: Int32Array;
};

export const NOWHERE = -1;

/** 2^32 divided by the golden ratio spreads numbers that follow each other. */
const SPREAD = 0x9e3779b1;

function slotOf({ lines, slots }: SkuTable, skuNumber: number): number {
  const last = slots.length - 1;
  let slot = Math.imul(skuNumber, SPREAD) & last;
  for (let place = slots[slot]!; place !== NOWHERE; place = slots[slot]!) {
    if (lines[place]!.skuNumber === skuNumber) break;
    slot = (slot + 1) & last;
  }
  return slot;
}

export function skuTable(lines: readonly WithSku[]): SkuTable {
  const size = 2 ** (33 - Math.clz32(lines.length));
  const table = { lines, slots: new Int32Array(size).fill(NOWHERE), next: new Int32Array(lines.length) };
  for (let place = lines.length - 1; place >= 0; place--) {
    const slot = slotOf(table, lines[place]!.skuNumber);
    table.next[place] = table.slots[slot]!;
    table.slots[slot] = place;
  }
  return table;
}

/** The place of the first line of the SKU, NOWHERE without one. */
export const firstPlace = (table: SkuTable, skuNumber: number): number => table.slots[slotOf(table, skuNumber)]!;
