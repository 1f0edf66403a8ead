// 表格单元格 A cell as a spreadsheet meets it. What begins like a formula would be run when the file is opened (OWASP: CSV injection);
// an apostrophe before it keeps it text, and is taken off again when the file comes back. Plain numbers stay numbers.

const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/;
const NUMBER = /^[+-]?[\d.,]+$/;

const runs = (cell: string): boolean => FORMULA.test(cell) && !NUMBER.test(cell);

/** The text as a cell that no spreadsheet runs. */
export const asTextCell = (text: string): string => (runs(text) ? `'${text}` : text);

/** The text of a cell that `asTextCell` has written, or that was typed by hand. */
export const textOfCell = (cell: string): string => (cell.startsWith("'") && runs(cell.slice(1)) ? cell.slice(1) : cell);
