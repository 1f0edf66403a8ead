import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { words as en } from './en.ts';
import { teachPhrases } from './inPhrase.ts';
import { words as zh } from './zh.ts';

type Tree = { readonly [key: string]: string | Tree };

const entries = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : entries(value, `${path}${key}.`),
  );

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name ?? '').sort();

const english = new Map(entries(en));

it('leaves no words empty', () => {
  expect([...entries(zh), ...entries(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
});

describe('in English', () => {
  const spoken = i18next.createInstance();
  const said = (key: string, values: Record<string, unknown>): string => spoken.t(key, values);
  beforeAll(async () => {
    await spoken.init({ lng: 'en', resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
    teachPhrases(spoken);
  });
  const singulars = entries(en).filter(([key]) => key.endsWith('_one'));

  it('one is said apart wherever many are', () => {
    const many = /\{\{count\}\} (?:[a-z]+ ){0,2}?(?!is\b|was\b|has\b|as\b)(?:[a-z]+s\b|are\b|were\b|they\b|people\b)/;
    const forgotten = entries(en).filter(
      ([key, text]) => !key.endsWith('_one') && many.test(text) && !singulars.some(([one]) => one === `${key}_one`),
    );
    expect(forgotten.map(([, text]) => text)).toEqual([]);
  });

  it('one has its own text, two the common one', () => {
    const common = new Map(entries(en));
    for (const [key] of singulars) {
      const base = key.slice(0, -'_one'.length);
      expect(common.has(base), `${key} without ${base}`).toBe(true);
      expect(said(base, { count: 1 })).not.toBe(said(base, { count: 2 }).replace('2', '1'));
    }
  });

  it.each([
    ['imports.run', { count: 1 }, 'Import 1 row'],
    ['imports.run', { count: 20 }, 'Import 20 rows'],
    ['imports.about', { object: 'Accounts', rows: 1, encoding: 'UTF-8' }, 'Accounts · 1 row · UTF-8'],
    ['processDocuments.holds', { stages: 7, events: 1 }, '7 stages, 1 key event'],
    ['lists.days.nextNDays', { count: 1 }, 'within the next day'],
    ['lists.create', { object: 'Account' }, 'New account'],
    ['lists.groupedBy', { field: 'Closing date' }, 'By closing date'],
    ['lists.sum', { field: 'CRM value' }, 'Sum of CRM value'],
    ['lists.groupedBy', { field: '客户级别' }, 'By 客户级别'],
  ])('%s %j is “%s”', (key, values, text) => expect(said(key, values)).toBe(text));
});

it('fills the same values into both languages', () => {
  const differing = entries(zh).filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join());
  expect(differing.map(([key]) => key)).toEqual([]);
});
