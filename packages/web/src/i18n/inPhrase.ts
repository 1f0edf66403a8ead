// A label keeps its capital where it stands alone; inside an English phrase it goes without: “New account”, but “By CRM number”.
import type { i18n as I18n } from 'i18next';

/** Unlike a name or an abbreviation, whose capital is its own, a label is written small but for its first letter. */
const isLabel = (text: string): boolean => /^[A-Z][a-z]/.test(text) && text.slice(1) === text.slice(1).toLowerCase();

export const inPhrase = (text: string): string => (isLabel(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** For texts that say `{{field, inPhrase}}`. */
export const teachPhrases = (words: I18n): void => words.services.formatter?.add('inPhrase', (value) => inPhrase(String(value)));
