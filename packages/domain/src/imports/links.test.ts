import { describe, expect, it } from 'vitest';
import { linksToMake } from './links.ts';

const made = (links: [string, string][], above: [string, string | null][]) =>
  linksToMake(
    links.map(([id, to]) => ({ id, above: to })),
    new Map(above),
  ).map(({ id, above: to }) => `${id} under ${to}`);

describe('what a file says about who stands above whom', () => {
  const cases: [string, [string, string][], [string, string | null][], string[]][] = [
    ['is taken over', [['leaf', 'root']], [['leaf', null]], ['leaf under root']],
    ['leaves alone what has somebody above it', [['leaf', 'root']], [['leaf', 'other']], []],
    ['takes the first of two', [['leaf', 'root'], ['leaf', 'other']], [['leaf', null]], ['leaf under root']], // biome-ignore format: one case, one line
    ['puts nothing above itself', [['leaf', 'leaf']], [['leaf', null]], []],
    ['closes no circle within the file', [['a', 'b'], ['b', 'c'], ['c', 'a']], [], ['a under b', 'b under c']], // biome-ignore format: one case, one line
    ['closes no circle with what was there', [['root', 'leaf']], [['leaf', 'twig'], ['twig', 'root']], []], // biome-ignore format: one case, one line
  ];
  it.each(cases)('%s', (_, links, above, expected) => {
    expect(made(links, above)).toEqual(expected);
  });
});
