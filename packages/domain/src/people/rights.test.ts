import { describe, expect, it } from 'vitest';
import { ownersWithin, reachOf, wouldLoop, wouldLoopDepartments } from './organisation.ts';
import { combineRights, fieldLevel, levelOf, maskText, mayDo, type Rights } from './rights.ts';

const role = (rights: Partial<Rights>): Rights => ({ functions: {}, objects: {}, fields: {}, ...rights });

describe('combineRights', () => {
  it('gives the widest grant of each right', () => {
    const rights = combineRights([
      role({ functions: { 'people.manage': true }, objects: { account: { read: 'own', edit: 'all' } } }),
      role({ objects: { account: { read: 'department', edit: 'none' } } }),
    ]);
    expect(mayDo(rights, 'people.manage')).toBe(true);
    expect(mayDo(rights, 'roles.manage')).toBe(false);
    expect(levelOf(rights, 'account', 'read')).toBe('department');
    expect(levelOf(rights, 'account', 'edit')).toBe('all');
    expect(levelOf(rights, 'contact', 'read')).toBe('none');
  });

  it('hides a field only when every role that may read the object hides it', () => {
    const hiding = role({ objects: { account: { read: 'all' } }, fields: { account: { annualRevenue: 'hidden' } } });
    const open = role({ objects: { account: { read: 'own' } } });
    const stranger = role({ objects: { contact: { read: 'all' } } });
    expect(fieldLevel(combineRights([hiding]), 'account', 'annualRevenue')).toBe('hidden');
    expect(fieldLevel(combineRights([hiding, open]), 'account', 'annualRevenue')).toBe('edit');
    expect(fieldLevel(combineRights([hiding, stranger]), 'account', 'annualRevenue')).toBe('hidden');
  });
});

describe('reachOf', () => {
  const departments = [
    { id: 'company', parentId: null },
    { id: 'sales', parentId: 'company' },
    { id: 'north', parentId: 'sales' },
  ];
  const people = [
    { id: 'boss', managerId: null, departmentId: 'sales' },
    { id: 'lead', managerId: 'boss', departmentId: 'north' },
    { id: 'ann', managerId: 'lead', departmentId: 'north' },
    { id: 'bob', managerId: 'lead', departmentId: 'north' },
    { id: 'cfo', managerId: null, departmentId: 'company' },
    { id: 'loner', managerId: null, departmentId: null },
  ];

  it.each([
    ['ann', 'own', ['ann']],
    ['ann', 'team', ['ann', 'bob', 'lead']],
    ['lead', 'own', ['ann', 'bob', 'lead']],
    ['boss', 'own', ['ann', 'bob', 'boss', 'lead']],
    ['boss', 'team', ['ann', 'bob', 'boss', 'lead']],
    ['boss', 'department', ['ann', 'bob', 'boss', 'lead']],
    ['cfo', 'own', ['cfo']],
    ['cfo', 'department', ['ann', 'bob', 'boss', 'cfo', 'lead']],
    ['loner', 'department', ['loner']],
  ] as const)('%s at level %s meets the records of %j', (user, level, expected) => {
    expect(ownersWithin(level, reachOf(user, people, departments))).toEqual(expected);
  });

  it('peers do not see each other at level own', () => {
    expect(reachOf('ann', people, departments).own).not.toContain('bob');
  });

  it('a manager cannot be made to report to a person below him', () => {
    expect(wouldLoop('boss', 'ann', people)).toBe(true);
    expect(wouldLoop('boss', 'boss', people)).toBe(true);
    expect(wouldLoop('ann', 'boss', people)).toBe(false);
  });

  it('a department cannot hang below itself', () => {
    expect(wouldLoopDepartments('sales', 'north', departments)).toBe(true);
    expect(wouldLoopDepartments('sales', 'sales', departments)).toBe(true);
    expect(wouldLoopDepartments('north', 'company', departments)).toBe(false);
    expect(wouldLoopDepartments('north', null, departments)).toBe(false);
  });
});

it.each([
  ['13812345621', '1*********1'],
  ['李', '*'],
  ['李想', '**'],
  ['𠮷野家', '𠮷*家'],
])('maskText(%s) is %s', (text, masked) => expect(maskText(text)).toBe(masked));
