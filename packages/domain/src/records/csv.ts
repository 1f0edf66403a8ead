// Comma-separated values as RFC 4180 has them, with the mark at the front by which spreadsheets know UTF-8.

const MARK = '\uFEFF';
/** A cell that a spreadsheet would take for a formula is led by a quote, so that opening a file runs nothing. */
const FORMULA = /^[=+\-@\t\r]/;
const isFigure = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text);

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  const safe = FORMULA.test(text) && !isFigure(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

export const csvOf = (rows: readonly (readonly (string | number | null)[])[]): string =>
  MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** The cells of each line; empty lines are left out. Quoted cells may hold commas, quotes and line breaks. */
export function rowsOfCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy;
  const source = text.startsWith(MARK) ? text.slice(1) : text;
  while (pattern.lastIndex < source.length) {
    const match = pattern.exec(source);
    if (!match) break;
    row.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim());
    if (match[3] === ',' && pattern.lastIndex < source.length) continue;
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
  }
  return rows;
}
