import { expect, it } from 'vitest';
import { words as en } from './en.ts';
import { words as zh } from './zh.ts';

type Tree = { readonly [key: string]: string | Tree };

const entries = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : entries(value, `${path}${key}.`),
  );

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();

const english = new Map(entries(en));

it('leaves no words empty', () => {
  expect([...entries(zh), ...entries(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
});

it('fills the same values into both languages', () => {
  const differing = entries(zh).filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join());
  expect(differing.map(([key]) => key)).toEqual([]);
});
