// What stands between things named one after the other, as the reader's language writes it.
import { labelLanguage } from './language.ts';

/** Between names: 甲、乙; A, B. */
export const comma = (): string => (labelLanguage() === 'zh' ? '、' : ', ');
/** Between sentences: 甲；乙; A; B. */
export const semicolon = (): string => (labelLanguage() === 'zh' ? '；' : '; ');
