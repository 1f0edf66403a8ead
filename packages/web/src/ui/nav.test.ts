import { expect, it } from 'vitest';
import { NO_RIGHTS } from '#domain/people/rights.ts';
import { creations, entryOf, type NavEntry, visibleEntries } from './nav.ts';

const icon = (): null => null;
const home: NavEntry = { to: '/', label: 'home.title', icon, order: 0 };
const settings: NavEntry = {
  to: '/settings',
  label: 'home.title',
  icon,
  order: 90,
  visible: (rights) => rights.functions['settings.manage'] === true,
};
const people: NavEntry = {
  to: '/settings/people',
  label: 'home.title',
  icon,
  order: 91,
  create: { to: '/settings/people/new', label: 'home.title' },
};
const entries = [home, settings, people];

it.each([
  ['/', home],
  ['/settings', settings],
  ['/settings/roles', settings],
  ['/settings/people/1', people],
  ['/settingsx', undefined],
])('%s belongs to its nearest entry', (path, entry) => {
  expect(entryOf(path, entries)).toBe(entry);
});

it('shows only what one may see', () => {
  expect(visibleEntries(entries, NO_RIGHTS)).toEqual([home, people]);
  expect(visibleEntries(entries, { ...NO_RIGHTS, functions: { 'settings.manage': true } })).toEqual(entries);
  expect(creations(entries, NO_RIGHTS)).toEqual([people.create]);
});
