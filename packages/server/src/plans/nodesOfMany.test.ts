import { afterAll, expect, it } from 'vitest';
import { startTestApp } from '../testing/app.ts';
import { counting } from '../testing/counting.ts';
import { keyEventOf, opportunityOf, processOf, publishedType, scopeFor, stageOf } from '../testing/process.ts';
import { teamNodes } from './nodes.ts';

const test = await startTestApp();
afterAll(() => test.close());

const visit = keyEventOf('客户需求访谈', 500, { due: { from: { kind: 'stage' }, days: 3 } });
const type = await publishedType(test, 'SG项目', processOf(stageOf('立项与公关', 1_000, { events: [visit] }), stageOf('客户培育', 3_000)));
const NOW = '2026-03-20T02:00:00.000Z';

/** The team's overdue nodes, with the number of statements they took. */
async function overdueNodes(limit: number): Promise<{ found: number; asked: number }> {
  const scope = await scopeFor(test, 'ann');
  return test.database.read(test.home.orgId, async (tx) => {
    const { tx: counted, asked } = counting(tx);
    const { rows } = await teamNodes(counted, scope, { state: 'overdue', limit }, NOW);
    return { found: rows.length, asked: asked() };
  });
}

it('asks no more questions for many opportunities than for one', async () => {
  for (const name of ['first', 'second', 'third']) await opportunityOf(test, 'ann', type.id, { name });
  await overdueNodes(3); // versions and the calendar are remembered from here on
  const [one, three] = [await overdueNodes(1), await overdueNodes(3)];
  expect([one.found, three.found]).toEqual([1, 3]);
  expect(three.asked).toBe(one.asked);
});
