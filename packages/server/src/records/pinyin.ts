// Names as people type them: full pinyin, initials, any two characters. The sort column keeps blanks between syllables so that
// an sorts before ang; the search text holds every pair of characters as a word, so that a trigram index finds two-character queries.
import { pinyin } from 'pinyin-pro';
import { likeEscaped } from './comparisons.ts';

/** Surnames have readings of their own (单 shàn, 曾 zēng) in the names of people. */
export type NameKind = 'person' | 'thing';

/** Case, widths and blanks do not matter to a search. */
export const plainName = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();

function syllables(text: string, kind: NameKind): string[] {
  return pinyin(plainName(text), {
    toneType: 'none',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
    surname: kind === 'person' ? 'head' : 'off',
  }).map((part) => part.trim());
}

/** The name's sort key: 北京云帆 → `bei jing yun fan`. */
export function pinyinOf(name: string, kind: NameKind): string {
  return syllables(name, kind)
    .filter((part) => part !== '')
    .join(' ');
}

const pairs = (text: string): string[] => {
  const points = [...text.replace(/\s/g, '')];
  return points.map((point, at) => point + (points[at + 1] ?? ''));
};
const HAN = /\p{Script=Han}/u;

/** What searches look into: the name, its pinyin, its initials, and their pairs of characters, each beginning with a blank. */
export function searchTextOf(name: string, kind: NameKind): string {
  const text = plainName(name);
  if (!HAN.test(text)) return ` ${text}`;
  const spelt = syllables(text, kind).filter((part) => part !== '');
  const initials = spelt.map((part) => part[0]).join('');
  return ` ${[...new Set([text, spelt.join(''), initials, ...pairs(text), ...pairs(initials)])].join(' ')}`;
}

/** What the search text must hold for a query: one or two characters begin a word, longer ones stand anywhere. */
export const searchWords = (query: string): string[] =>
  plainName(query)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ([...word].length < 3 ? ` ${word}` : word));

/** The same as LIKE patterns. */
export const searchPatterns = (query: string): string[] => searchWords(query).map((word) => `%${likeEscaped(word)}%`);
