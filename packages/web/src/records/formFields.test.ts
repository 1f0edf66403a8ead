import { describe, expect, it } from 'vitest';
import type { FieldShape, ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { changedValues, firstValues, formFields } from './formFields.ts';

const field = (key: string, more: Partial<FieldShape> = {}): FieldShape => ({
  ...{ key, type: 'text', label: { zh: key, en: key }, required: false, readOnly: false, sortable: true, filterable: true },
  ...{ importable: true, searchable: false, level: 'edit', operators: [] },
  ...more,
});
const contacts: ObjectShape = {
  ...{
    name: 'contact',
    path: 'contacts',
    label: { zh: '联系人', en: 'Contact' },
    owned: true,
    actions: {} as ObjectShape['actions'],
    views: [],
  },
  fields: [
    field('name', { required: true }),
    field('ownerId', { type: 'user' }),
    field('accountId', { type: 'reference' }),
    field('currency'),
    field('custom.size', { defaultValue: 'small' }),
    field('salary', { level: 'masked', readOnly: true }),
    field('createdAt', { type: 'instant', readOnly: true }),
    field('externalKey'),
  ],
};

describe('a form', () => {
  it('asks what the caller may write', () => {
    expect(formFields(contacts).map(({ key }) => key)).toEqual(['name', 'ownerId', 'accountId', 'currency', 'custom.size']);
  });

  it('begins with what the address brings, the creator, the currency and the defaults', () => {
    expect(firstValues(contacts, { accountId: 'a1', createdAt: 'x' }, 'u1', 'CNY')).toEqual({
      ownerId: 'u1',
      accountId: 'a1',
      currency: 'CNY',
      'custom.size': 'small',
    });
  });

  it('sends only what was changed, emptied fields as nothing', () => {
    const record = { values: { name: '林', accountId: 'a1', currency: null } } as unknown as OpenRecord;
    expect(changedValues({ name: '林 ', accountId: undefined, currency: undefined }, record)).toEqual({ name: '林 ', accountId: null });
  });
});
