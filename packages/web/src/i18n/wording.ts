// Every text on the screen is named by a key of the Chinese words; a key that does not exist does not compile.
// One flat union, computed once: the library's own typed keys are worked out anew at each use and cost the type check tenfold.
import i18next, { type i18n as I18n } from 'i18next';
import { useTranslation as useI18next } from 'react-i18next';
import type { words } from './zh.ts';

type KeysOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}` }[keyof T & string];

export type Wording = KeysOf<typeof words>;
export type Translate = (key: Wording, values?: Readonly<Record<string, unknown>>) => string;

const untyped = (key: string, values: Readonly<Record<string, unknown>> = {}): string => String(i18next.t(key as never, values as never));

/** For words outside a component; a component asks with `useTranslation`, so that it follows a change of language. */
export const translate: Translate = untyped;

export const useTranslation = useI18next as unknown as () => { readonly t: Translate; readonly i18n: I18n };
