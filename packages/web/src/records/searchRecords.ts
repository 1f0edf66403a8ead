import { type SearchAnswer, searchEverything } from '#domain/records/contract.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { call } from '../api.ts';
import { labelLanguage } from '../i18n/language.ts';
import type { Hit } from '../ui/searchHits.ts';

/** Records by name, pinyin or initials, each with the name of its object. */
export async function searchRecords(query: string, signal: AbortSignal): Promise<Hit[]> {
  return hitsOf(await call(searchEverything, { query: { q: query } }, signal), labelLanguage());
}

export const hitsOf = ({ found }: SearchAnswer, language: 'zh' | 'en'): Hit[] =>
  found.flatMap(({ object, records }) => {
    const { path, label } = OBJECT_DESCRIPTORS[object];
    return records.map(({ id, name, hint }) => ({
      to: `/${path}/${id}`,
      title: name,
      hint: [label[language], hint].filter(Boolean).join(' · '),
    }));
  });
