// The records a run did not deal with, as a file for a spreadsheet.

import { type BulkItem, listBulkItems } from '#domain/records/bulk.contract.ts';
import type { FieldShape } from '#domain/records/contract.ts';
import { csvOf } from '#domain/records/csv.ts';
import { call } from '../../api.ts';
import { semicolon } from '../../i18n/separators.ts';
import type { Translate } from '../../i18n/wording.ts';
import { saveText } from '../../ui/saveText.ts';
import { problemSentences } from './problemWords.ts';

const PAGE = 1_000;
/** More than a person mends by hand. */
const MOST = 10_000;

async function allItems(id: string, only: BulkItem['outcome']): Promise<BulkItem[]> {
  const items: BulkItem[] = [];
  for (let after: string | null = ''; after !== null && items.length < MOST; ) {
    const page: { items: BulkItem[]; next: string | null } = await call(listBulkItems, {
      params: { id },
      query: { only, limit: PAGE, ...(after && { after }) },
    });
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

export const problemRows = (t: Translate, items: readonly BulkItem[], fields: readonly FieldShape[]): string[][] => [
  [t('bulk.record'), t('bulk.reason'), t('bulk.number')],
  ...items.map((item) => [item.name ?? t('bulk.hidden'), problemSentences(t, item, fields).join(semicolon()), item.recordId]),
];

export async function saveProblems(t: Translate, id: string, only: BulkItem['outcome'], fields: readonly FieldShape[]): Promise<void> {
  const title = t(only === 'refused' ? 'bulk.refusedList' : 'bulk.leftList');
  saveText(`${title}.csv`, 'text/csv', csvOf(problemRows(t, await allItems(id, only), fields)));
}
