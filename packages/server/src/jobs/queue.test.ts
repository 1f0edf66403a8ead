import { afterAll, expect, it, vi } from 'vitest';
import { openDatabase } from '../db/database.ts';
import { freshDatabase } from '../testing/database.ts';
import { openQueue } from './queue.ts';

const ORG = '0190a000-0000-7000-8000-000000000001';
const fresh = await freshDatabase();
const database = openDatabase(fresh.url);
const done = new Set<unknown>();
const queue = await openQueue(fresh.url, [{ name: 'lamp', work: async ({ nth }) => void done.add(nth) }], () => undefined);
afterAll(async () => {
  await queue.stop();
  await database.close();
  await fresh.drop();
});

it('works off what has piled up without waiting to be called again', async () => {
  await queue.work();
  const all = Array.from({ length: 12 }, (_, nth) => nth);
  await database.write(ORG, async (tx) => {
    for (const nth of all) await queue.enqueue(tx, 'lamp', { orgId: ORG, nth });
  });
  await vi.waitFor(() => expect(done).toEqual(new Set(all)), 100_000);
});
