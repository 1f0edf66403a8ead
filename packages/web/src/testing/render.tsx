// Components as the text and markup they give, in Chinese, without a browser.
import i18next from 'i18next';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { initReactI18next } from 'react-i18next';
import { words } from '../i18n/zh.ts';

await i18next.use(initReactI18next).init({
  lng: 'zh-CN',
  resources: { 'zh-CN': { translation: words } },
  interpolation: { escapeValue: false },
});

export const render = (node: ReactNode): string => renderToStaticMarkup(node);

/** What a reader sees: the markup without its tags. */
export const textOf = (markup: string): string =>
  markup
    .replace(/<style[^>]*>.*?<\/style>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** The opening tags of one kind of element, to look at their attributes. */
export const tagsOf = (markup: string, pattern: string): string[] => markup.match(new RegExp(`<[^>]*${pattern}[^>]*>`, 'g')) ?? [];
