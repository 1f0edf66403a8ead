import { describe, expect, it } from 'vitest';
import { BUILTIN_ROLES } from './builtinRoles.ts';
import { exceeds, locksEverybodyOut, mayGrant } from './grants.ts';
import { NO_RIGHTS, type Rights } from './rights.ts';

const role = (key: string): Rights => BUILTIN_ROLES.find((entry) => entry.key === key)!.rights;
const peopleOnly: Rights = { ...role('seller'), functions: { 'people.manage': true, 'imports.run': true } };

describe('exceeds', () => {
  it.each([
    ['no rights, nobody', NO_RIGHTS, NO_RIGHTS, false],
    ['a role, itself', role('seller'), role('seller'), false],
    ['one further reach, the shorter', { ...role('seller'), objects: { account: { read: 'all' } } } satisfies Rights, role('seller'), true],
    ['one more function, none', { ...NO_RIGHTS, functions: { 'mail.read': true } } satisfies Rights, NO_RIGHTS, true],
    ['a seller, an administrator', role('seller'), role('administrator'), false],
    ['an administrator, a sales manager', role('administrator'), role('salesManager'), true],
    [
      'a reader of clear numbers, a reader of masked ones',
      role('readOnly'),
      { ...role('readOnly'), fields: { contact: { mobile: 'masked' } } } satisfies Rights,
      true,
    ],
  ])('%s against %s', (_, rights, holder, expected) => expect(exceeds(rights, holder)).toBe(expected));
});

describe('mayGrant', () => {
  it('lets one who manages roles give any', () => expect(mayGrant(role('administrator'), role('administrator'))).toBe(true));
  it('lets one who only manages people give what he holds himself', () => expect(mayGrant(peopleOnly, role('seller'))).toBe(true));
  it('never lets him make an administrator', () => expect(mayGrant(peopleOnly, role('administrator'))).toBe(false));
});

describe('locksEverybodyOut', () => {
  it('when no administrator is left', () => expect(locksEverybodyOut([role('seller'), role('salesManager')])).toBe(true));
  it('when the two keys are in two hands', () =>
    expect(locksEverybodyOut([peopleOnly, { ...NO_RIGHTS, functions: { 'roles.manage': true } }])).toBe(true));
  it('not while one is', () => expect(locksEverybodyOut([role('seller'), role('administrator')])).toBe(false));
});
