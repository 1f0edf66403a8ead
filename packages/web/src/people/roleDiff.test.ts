import { expect, it } from 'vitest';
import type { Rights } from '#domain/people/rights.ts';
import { roleDiff, withField, withFunction, withLevel } from './roleDiff.ts';

const before: Rights = {
  functions: { 'imports.run': true },
  objects: { account: { read: 'own' } },
  fields: { contact: { mobile: 'masked' } },
};

it('names nothing when nothing changed, written down or not', () => {
  expect(roleDiff(before, { ...before, functions: { ...before.functions, 'mail.read': false } })).toEqual([]);
});

it('names each change once, and whether it widens', () => {
  let after = withLevel(before, 'account', 'read', 'department');
  after = withFunction(after, 'imports.run', false);
  after = withField(after, 'contact', 'mobile', 'edit');
  after = withField(after, 'account', 'annualRevenue', 'hidden');
  expect(roleDiff(before, after)).toEqual([
    { kind: 'function', name: 'imports.run', to: false, wider: false },
    { kind: 'object', object: 'account', action: 'read', from: 'own', to: 'department', wider: true },
    { kind: 'field', object: 'account', field: 'annualRevenue', from: 'edit', to: 'hidden', wider: false },
    { kind: 'field', object: 'contact', field: 'mobile', from: 'masked', to: 'edit', wider: true },
  ]);
  expect(after.fields.contact).toEqual({});
});
