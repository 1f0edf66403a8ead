import { afterEach, expect, it, vi } from 'vitest';
import { freshId } from './freshId.ts';

const UUID_4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

afterEach(() => vi.unstubAllGlobals());

it.each(['https', 'plain HTTP'])('makes ids of its own on a page over %s', (way) => {
  const getRandomValues = crypto.getRandomValues.bind(crypto);
  if (way === 'plain HTTP') vi.stubGlobal('crypto', { getRandomValues });
  const made = Array.from({ length: 50 }, freshId);
  expect(new Set(made).size).toBe(50);
  expect(made.filter((id) => !UUID_4.test(id))).toEqual([]);
});
