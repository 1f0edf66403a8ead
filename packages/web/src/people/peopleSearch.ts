// What the address of the directory says: the search words, the department, the status, the person open beside it.
import { useSearch } from '@tanstack/react-router';
import { useChangeSearch } from '../ui/useChangeSearch.ts';

export const PEOPLE_STATUSES = ['current', 'deactivated', 'any'] as const;

export interface PeopleSearch {
  q?: string | undefined;
  department?: string | undefined;
  status?: (typeof PEOPLE_STATUSES)[number] | undefined;
  open?: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const idIn = (value: unknown): string | undefined => (typeof value === 'string' && UUID.test(value) ? value : undefined);

/** Takes from an address what the directory understands and leaves the rest. */
export function readPeopleSearch(raw: Record<string, unknown>): PeopleSearch {
  const given = {
    q: typeof raw.q === 'string' || typeof raw.q === 'number' ? String(raw.q) || undefined : undefined,
    department: idIn(raw.department),
    status: PEOPLE_STATUSES.find((status) => status === raw.status && status !== 'current'),
    open: idIn(raw.open),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

export function usePeopleSearch(): { search: PeopleSearch; change: (part: PeopleSearch) => void } {
  return { search: useSearch({ strict: false }) as PeopleSearch, change: useChangeSearch<PeopleSearch>() };
}
