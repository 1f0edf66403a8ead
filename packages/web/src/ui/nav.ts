import type { ComponentType } from 'react';
import type { Rights } from '#domain/people/rights.ts';
import type { Wording } from '../i18n/wording.ts';

/** One place in the left rail, and what can be made there. */
export interface NavEntry {
  to: string;
  label: Wording;
  icon: ComponentType;
  /** Position in the rail: home 0, leads 10, accounts 20, opportunities 30, …, settings 90. */
  order: number;
  /** Also in the bottom bar of a phone. */
  phone?: boolean;
  /** What the + menu offers: where it leads and what it is called. */
  create?: { to: string; label: Wording; visible?: (rights: Rights) => boolean };
  /** `top`: an icon beside the search box (inbox), with its own count. */
  place?: 'rail' | 'top';
  Badge?: ComponentType;
  /** What hangs under it in the open rail: pinned views. */
  Below?: ComponentType;
  /** Who sees it; everybody when left out. */
  visible?: (rights: Rights) => boolean;
}

export const visibleEntries = (entries: readonly NavEntry[], rights: Rights): NavEntry[] =>
  entries.filter((entry) => entry.visible?.(rights) ?? true);

export const creations = (entries: readonly NavEntry[], rights: Rights): NonNullable<NavEntry['create']>[] =>
  visibleEntries(entries, rights).flatMap((entry) => (entry.create && (entry.create.visible?.(rights) ?? true) ? [entry.create] : []));

/** The entry a path belongs to: the longest `to` it starts with. */
export function entryOf(path: string, entries: readonly NavEntry[]): NavEntry | undefined {
  const holds = (entry: NavEntry): boolean => path === entry.to || path.startsWith(entry.to === '/' ? '//' : `${entry.to}/`);
  return entries.filter(holds).sort((a, b) => b.to.length - a.to.length)[0];
}
