import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import { diskStore } from '../../outside/files/disk.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openDatabase } from '../database.ts';
import { DEMO_ORG, demoId } from './ids.ts';
import { isEmpty, loadDemoWorld } from './loadDemoWorld.ts';
import { STORIES } from './stories.ts';

const fresh = await freshDatabase();
const database = openDatabase(fresh.url);
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

it('plays every story to where it should stand', async () => {
  expect(await isEmpty(database)).toBe(true);
  await loadDemoWorld(database, { store: diskStore(`/tmp/winpath-demo-test-${process.pid}`), now: '2026-03-02T02:00:00.000Z' });
  expect(await isEmpty(database)).toBe(false);
  const rows = await database.read(DEMO_ORG, (tx) =>
    tx.rows<{ id: string; stage: string; status: string; winRate: number }>(
      sql`select o.id, s.name as stage, o.status, o.win_rate as "winRate" from opportunities o join stages s on s.org_id = o.org_id and s.id = o.stage_id`,
    ),
  );
  expect(rows).toHaveLength(STORIES.length);
  for (const story of STORIES) {
    const row = rows.find((each) => each.id === demoId(`opportunity ${story.key}`))!;
    if (story.lost) expect(row.status).toBe('lost');
    else if (story.path.length > 0) expect([story.key, row.stage]).toEqual([story.key, story.path.at(-1)![0]]);
  }
  const rate = (key: string) => rows.find((row) => row.id === demoId(`opportunity ${key}`))!.winRate;
  expect([rate('lanchuan-energy'), rate('xingdu-phase2'), rate('qiheng-1'), rate('baichuan-screen')]).toEqual([1_200, 500, 10_000, 0]);
});
