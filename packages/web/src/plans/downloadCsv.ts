import { csvOf } from '#domain/records/csv.ts';

/** Saves rows as a file that spreadsheets open. */
export const downloadCsv = (name: string, rows: readonly (readonly (string | number | null)[])[]): void => downloadText(name, csvOf(rows));

export function downloadText(name: string, csv: string): void {
  const address = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
