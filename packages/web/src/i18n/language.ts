// Chinese first, English equally complete. Only the language in use is loaded, each as one chunk.
import type { Locale } from 'antd/es/locale';
import dayjs from 'dayjs';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { teachPhrases } from './inPhrase.ts';
import { beginWeekOn } from './weekStart.ts';

export const LANGUAGES = { 'zh-CN': '简体中文', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT_UNDER = 'winpath.language';

const chunks = { 'zh-CN': () => import('./zh.ts'), en: () => import('./en.ts') };
const antdLocales = new Map<Language, Locale>();

const asLanguage = (text: string | null | undefined): Language | undefined =>
  text?.startsWith('zh') ? 'zh-CN' : text?.startsWith('en') ? 'en' : undefined;

/** What the visitor chose last, else what the browser asks for, else Chinese. */
export const firstLanguage = (): Language => asLanguage(localStorage.getItem(KEPT_UNDER)) ?? asLanguage(navigator.language) ?? 'zh-CN';

export const currentLanguage = (): Language => asLanguage(i18next.language) ?? 'zh-CN';

/** The language of the labels that come as a pair, such as those of fields and options. */
export const labelLanguage = (): 'zh' | 'en' => (currentLanguage() === 'en' ? 'en' : 'zh');

export const antdLocale = (language: Language): Locale | undefined => antdLocales.get(language);

/** Loads the words, then turns the page over to them; the document says its language for screen readers and fonts. */
export async function showLanguage(text: string | null | undefined): Promise<void> {
  const language = asLanguage(text) ?? 'zh-CN';
  const { antd, words } = await chunks[language]();
  antdLocales.set(language, antd);
  i18next.addResourceBundle(language, 'translation', words);
  localStorage.setItem(KEPT_UNDER, language);
  document.documentElement.lang = language;
  beginWeekOn();
  dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en');
  await i18next.changeLanguage(language);
}

export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({ lng: firstLanguage(), resources: {}, interpolation: { escapeValue: false } });
  teachPhrases(i18next);
  await showLanguage(firstLanguage());
}
