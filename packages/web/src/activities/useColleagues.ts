import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { listPeople } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useDelayed } from '../ui/useDelayed.ts';
import { splitMentions } from './MentionedText.tsx';

/** Colleagues to mention: offered while typing after @, and found again in the finished text. */
export function useColleagues() {
  const [typed, setTyped] = useState('');
  const q = useDelayed(typed);
  const known = useRef(new Map<string, string>());
  const people = useQuery({
    queryKey: ['person', 'list', 'picker', q],
    queryFn: ({ signal }) => call(listPeople, { query: { q: q || undefined, status: 'active', limit: 30 } }, signal),
    staleTime: 60_000,
  });
  for (const person of people.data?.people ?? []) known.current.set(person.name, person.id);
  return {
    options: (people.data?.people ?? []).map(({ id, name }) => ({ key: id, value: name, label: name })),
    search: setTyped,
    mentioned: (text: string): string[] => mentionedIn(text, known.current),
  };
}

/** Ids of the known names that stand after an @ in the text: those that the text will be shown with as marked. */
export function mentionedIn(text: string, known: ReadonlyMap<string, string>): string[] {
  const mentions = splitMentions(text, [...known.keys()]).filter(({ mention }) => mention);
  return [...new Set(mentions.flatMap(({ part }) => known.get(part.slice(1)) ?? []))];
}
