import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import { diskStore } from '../../outside/files/disk.ts';
import { freshDatabase } from '../../testing/database.ts';
import { openDatabase } from '../database.ts';
import { DEMO_NOW, demoDays } from './clock.ts';
import { DEMO_ORG, demoId } from './ids.ts';
import { isEmpty, loadDemoWorld } from './loadDemoWorld.ts';
import { STORIES } from './stories.ts';

const fresh = await freshDatabase();
const database = openDatabase(fresh.url);
const wasEmpty = await isEmpty(database);
await loadDemoWorld(database, { store: diskStore(`/tmp/winpath-demo-test-${process.pid}`), now: DEMO_NOW });
afterAll(async () => {
  await database.close();
  await fresh.drop();
});

it('plays every story to where it should stand', async () => {
  expect(wasEmpty).toBe(true);
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

it('moves the whole story by days, and tells nothing before it has happened', async () => {
  expect(demoDays(DEMO_NOW).day(14)).toBe('2026-11-23');
  const early = demoDays('2027-02-28T16:30:00.000Z'); // half past midnight on 1 March in Shanghai
  expect([early.today, early.day(-1), early.ago(2), early.ahead(0)]).toEqual([
    '2027-03-01',
    '2027-02-28',
    '2027-02-27T02:00:00.000Z',
    '2027-03-01T07:00:00.000Z',
  ]);
  expect(early.ago(0) < '2027-02-28T16:30:00.000Z').toBe(true);
  const { later } = (await database.read(DEMO_ORG, (tx) =>
    tx.first<{ later: number }>(sql`select count(*)::int as later from events where at > ${DEMO_NOW}`),
  ))!;
  expect(later).toBe(0);
});

it('has plans that slipped, open risks and overdue nodes to show', async () => {
  const kinds = await database.read(DEMO_ORG, (tx) =>
    tx.rows<{ kind: string }>(sql`select distinct kind from risk_signals where ended_on is null order by 1`),
  );
  expect(kinds.map((row) => row.kind)).toEqual(
    expect.arrayContaining([
      'amount_dropped',
      'closing_date_past',
      'closing_date_pushed',
      'inactive',
      'no_next_step',
      'over_stay',
      'plan_overdue',
      'required_events_open',
    ]),
  );
  const [late] = await database.read(DEMO_ORG, (tx) =>
    tx.rows<{ nodes: number; letters: number }>(sql`
      select (select count(*)::int from node_dues where done_on is null and due_on < ${DEMO_NOW.slice(0, 10)}::date) as nodes,
        (select count(*)::int from risk_letters) as letters`),
  );
  expect(late!.nodes).toBeGreaterThan(0);
  expect(late!.letters).toBe(0);
});
