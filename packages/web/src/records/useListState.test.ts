import { describe, expect, it } from 'vitest';
import type { FieldShape, ObjectShape } from '#domain/records/contract.ts';
import type { SavedView } from '#domain/records/views.contract.ts';
import { stateOf } from './useListState.ts';

const field = (key: string, more: Partial<FieldShape> = {}): FieldShape => ({
  ...{ key, type: 'text', label: { zh: key, en: key }, required: false, readOnly: false, sortable: true, filterable: true },
  ...{ importable: true, searchable: false, level: 'edit', operators: ['equals'] },
  ...more,
});

const accounts: ObjectShape = {
  ...{ name: 'account', path: 'accounts', label: { zh: '客户', en: 'Account' }, owned: true, actions: {} as ObjectShape['actions'] },
  fields: [field('name'), field('level', { sortable: false }), field('updatedAt', { type: 'instant' }), field('phone')],
  views: [
    { key: 'all', label: { zh: '全部', en: 'All' } },
    { key: 'mine', label: { zh: '我负责的', en: 'Mine' } },
  ],
};

const key: SavedView = {
  ...{ id: 'v1', object: 'account', name: '重点', shared: false, position: 0, ownerId: 'u1', rowVersion: 1 },
  definition: {
    filter: { field: 'level', operator: 'equals', value: 'key' },
    sort: { field: 'name', descending: false },
    columns: ['name', 'phone'],
  },
};

describe('what the address of a list means', () => {
  it('shows everything, newest first, when it says nothing', () => {
    const state = stateOf(accounts, {}, []);
    expect(state).toMatchObject({ builtin: 'all', filter: null, question: {}, sort: { field: 'updatedAt', descending: true } });
    expect(state.columns.map((column) => column.key)).toEqual(['name', 'level', 'updatedAt']);
  });

  it('asks a built-in view of the server', () => {
    expect(stateOf(accounts, { view: 'mine', q: 'yf' }, []).question).toEqual({ view: 'mine', q: 'yf' });
  });

  it('takes filter, sort and columns from a saved view', () => {
    const state = stateOf(accounts, { view: 'v1' }, [key]);
    expect(state.question).toEqual({ filter: '["level","equals","key"]' });
    expect(state).toMatchObject({ sort: { field: 'name', descending: false }, changed: false });
    expect(state.columns.map((column) => column.key)).toEqual(['name', 'phone']);
  });

  it('lets the address speak before the view, even to take its filter away', () => {
    const state = stateOf(accounts, { view: 'v1', filter: ['and'], columns: 'level' }, [key]);
    expect(state).toMatchObject({ filter: null, question: {}, changed: true });
    expect(state.columns.map((column) => column.key)).toEqual(['name', 'level']);
  });

  it('falls back where a view or a field is gone', () => {
    const state = stateOf(accounts, { view: 'v9', sort: '-level', columns: 'gone' }, [key]);
    expect(state).toMatchObject({ builtin: 'all', saved: undefined, sort: { field: 'updatedAt', descending: true } });
    expect(state.columns.map((column) => column.key)).toEqual(['name']);
  });
});
