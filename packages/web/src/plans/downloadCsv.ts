import { csvOf } from '#domain/records/csv.ts';
import { saveText } from '../ui/saveText.ts';

/** Saves rows as a file that spreadsheets open. */
export const downloadCsv = (name: string, rows: readonly (readonly (string | number | null)[])[]): void => downloadText(name, csvOf(rows));

export const downloadText = (name: string, csv: string): void => saveText(`${name}.csv`, 'text/csv;charset=utf-8', csv);
