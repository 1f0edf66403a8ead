import { ApiError } from '../api.ts';
import type { Translate } from '../i18n/wording.ts';

/** What a question or an act failed with, in one line. */
export function failureWords(t: Translate, error: unknown): string {
  if (!(error instanceof ApiError)) return t('shell.failed');
  if (error.status === 0) return t('shell.offline');
  if (error.status === 409) return t('shell.stale');
  if (error.status === 429) return t('shell.tooMany', { count: error.retryAfterSeconds ?? 60 });
  return error.status < 500 ? error.message : `${t('shell.failed')} · ${t('shell.requestId', { id: error.requestId })}`;
}
