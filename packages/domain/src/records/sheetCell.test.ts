import fc from 'fast-check';
import { expect, it } from 'vitest';
import { asTextCell, textOfCell } from './sheetCell.ts';

it.each([
  ['a formula', '=1+1', "'=1+1"],
  ['a call in disguise', '@SUM(A1)', "'@SUM(A1)"],
  ['a formula in full width', '＝cmd|1', "'＝cmd|1"],
  ['a formula behind a tab', '\t=1', "'\t=1"],
  ['a phone number with signs in it', '+86 138 1234', "'+86 138 1234"],
  ['what looks like one of ours', "'=1", "''=1"],
  ['a negative amount', '-1,054.50', '-1,054.50'],
  ['a name', "O'Brien", "O'Brien"],
  ['nothing', '', ''],
])('%s', (_, text, cell) => expect(asTextCell(text)).toBe(cell));

it('comes back as it went out, whatever it was', () => {
  const texts = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '1', 'a', '，') });
  fc.assert(fc.property(texts, (text) => textOfCell(asTextCell(text)) === text));
});
