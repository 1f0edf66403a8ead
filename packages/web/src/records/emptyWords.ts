import type { Translate } from '../i18n/wording.ts';
import { failureWords } from '../ui/failureWords.ts';

/** What a picker says without anything to pick: it is still asking, it could not ask, or there is nothing. */
export function emptyWords(t: Translate, asked: { isFetching: boolean; error: unknown }, nothing: string): string {
  if (asked.isFetching) return t('records.searching');
  return asked.error ? failureWords(t, asked.error) : nothing;
}
