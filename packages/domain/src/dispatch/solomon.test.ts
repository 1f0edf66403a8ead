import { describe, expect, it } from 'vitest';
import { search } from './core/search.ts';
import { instanceOfSolomon, readSolomon, type SolomonAnswer, type SolomonFile, solomonAnswer } from './solomon.ts';
import { type Manner, solomonLike } from './testing/solomonLike.ts';

const SHORT: Manner = { places: 'scattered', customers: 60, horizon: 230, capacity: 200, width: 40, share: 1 };
const LONG: Manner = { places: 'mixed', customers: 60, horizon: 900, capacity: 900, width: 240, share: 0.7 };

const solve = (file: SolomonFile, iterations: number, seed = 1, fleet?: number): SolomonAnswer =>
  solomonAnswer(file, search(instanceOfSolomon(file, fleet), seed, { iterations }));

/** Distance of one leg as the published optima measure it. */
const legOf = (file: SolomonFile, from: number, to: number): number => {
  const a = file.customers[from]!;
  const b = file.customers[to]!;
  return Math.floor(10 * Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2) + 1e-9) / 10;
};

/** Drives a plan stop by stop, knowing nothing of the search; returns what is wrong and the distance. */
function drive(file: SolomonFile, routes: readonly number[][]): { wrong: string[]; distance: number } {
  const wrong: string[] = [];
  const served = new Map<number, number>();
  let distance = 0;
  for (const route of routes) {
    let time = file.customers[0]!.ready;
    let load = 0;
    let here = 0;
    for (const id of [...route, 0]) {
      const stop = file.customers[id]!;
      distance += legOf(file, here, id);
      time = Math.max(time + legOf(file, here, id), stop.ready);
      if (time > stop.due + 1e-6) wrong.push(`${id} reached at ${time}, due ${stop.due}`);
      time += stop.service;
      load += stop.demand;
      here = id;
      if (id !== 0) served.set(id, (served.get(id) ?? 0) + 1);
    }
    if (load > file.capacity) wrong.push(`load ${load}`);
  }
  for (const [id, times] of served) if (times > 1) wrong.push(`${id} served ${times} times`);
  return { wrong, distance };
}

/** Least distance over every way to split and order a handful of customers. */
function leastOf(file: SolomonFile): number {
  let least = Number.POSITIVE_INFINITY;
  const extend = (rest: number[], routes: number[][]): void => {
    if (rest.length === 0) {
      const { wrong, distance } = drive(file, routes);
      if (wrong.length === 0) least = Math.min(least, distance);
      return;
    }
    for (const id of rest) {
      const others = rest.filter((other) => other !== id);
      const last = routes.at(-1);
      if (last) extend(others, [...routes.slice(0, -1), [...last, id]]);
      if (!last || id > last[0]!) extend(others, [...routes, [id]]);
    }
  };
  extend(
    file.customers.slice(1).map((customer) => customer.id),
    [],
  );
  return least;
}

describe('routes for Solomon files', () => {
  it.each([
    ['narrow windows, short day', SHORT],
    ['wide windows, long day', LONG],
    ['clusters', { ...SHORT, places: 'clustered' as const, share: 0.5 }],
  ])('%s: every customer served once, in time, within capacity, at the distance said', (_, manner) => {
    const file = solomonLike(manner, 7);
    const answer = solve(file, 3000);
    const { wrong, distance } = drive(file, answer.routes);
    expect(wrong).toEqual([]);
    expect(answer.unserved).toBe(0);
    expect(answer.routes.flat().length).toBe(60);
    expect(answer.distance).toBeCloseTo(distance, 6);
  });

  it.each([1, 2, 3, 4])('finds the least distance of seven customers (%i)', (seed) => {
    const file = solomonLike({ ...SHORT, customers: 7, capacity: 70, width: 90 }, seed);
    expect(solve(file, 2000).distance).toBeCloseTo(leastOf(file), 6);
  });

  it('is the same plan for the same seed and iterations', () => {
    const file = solomonLike(LONG, 3);
    expect(solve(file, 1500, 5)).toEqual(solve(file, 1500, 5));
    expect(solve(file, 1500, 5)).not.toEqual(solve(file, 1500, 6));
  });

  it('leaves customers out, never late, when the fleet is too small', () => {
    const file = solomonLike(SHORT, 7);
    const answer = solve(file, 2000, 1, 3);
    expect(answer.vehicles).toBe(3);
    expect(answer.unserved).toBeGreaterThan(0);
    expect(drive(file, answer.routes).wrong).toEqual([]);
  });
});

describe('the file format', () => {
  const text = 'T1\n\nVEHICLE\nNUMBER CAPACITY\n 2 50\n\nCUSTOMER\nCUST NO. X Y D R D S\n\n 0 0 0 0 0 100 0\n 1 3 4 10 0 80 10\r\n';

  it('is read with any spacing', () => {
    expect(readSolomon(text)).toMatchObject({
      name: 'T1',
      vehicles: 2,
      capacity: 50,
      customers: [{ id: 0 }, { id: 1, x: 3, y: 4, demand: 10, due: 80, service: 10 }],
    });
  });

  it('says which line is wrong', () => {
    expect(() => readSolomon(text.replace('1 3 4 10 0 80 10', '1 3 4 10'))).toThrow('line 11: a customer has 7 numbers, this line has 4');
    expect(() => readSolomon('X')).toThrow('vehicles and capacity');
  });
});
