import { expect, it } from 'vitest';
import { readPeopleSearch } from './peopleSearch.ts';

const id = '0199c000-0000-7000-8000-000000000001';

it('keeps what the directory understands', () => {
  expect(readPeopleSearch({ q: 'oyxx', department: id, status: 'any', open: id, view: 'x' })).toEqual({
    ...{ q: 'oyxx', department: id, status: 'any', open: id },
  });
});

it('leaves out what says nothing, or nothing it knows', () => {
  expect(readPeopleSearch({ q: '', department: 'sales', status: 'current', open: 7 })).toEqual({});
  expect(readPeopleSearch({ q: 2026 })).toEqual({ q: '2026' });
});
