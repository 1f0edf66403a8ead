import type { Rights } from '#domain/people/rights.ts';
import type { Language } from '../i18n/language.ts';
import type { NavEntry } from './nav.ts';

export interface ShellUser {
  id: string;
  name: string;
  email: string;
}

/** What the bars of the shell show and ask for. */
export interface ShellFacts {
  /** The entries this person may see. */
  entries: readonly NavEntry[];
  user: ShellUser;
  rights: Rights;
  onLanguage: (language: Language) => void;
  onSignOut: () => void;
}
