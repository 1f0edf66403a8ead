// Lists, searches and records at a million opportunities, over HTTP, for a seller (own records), a manager of ten and an
// administrator (all). npm run bench:lists [-- --folder=DIR --opportunities=1000000 --accounts=50000 --rounds=200]
// A kept folder saves the seeding on the next run. Figures are wall-clock milliseconds of one request after the other.
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openWorld } from './lists/world.ts';

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: path.join(os.tmpdir(), 'winpath-bench-lists') },
    opportunities: { type: 'string', default: '1000000' },
    accounts: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '200' },
  },
});
const size = { opportunities: Number(options.opportunities), accounts: Number(options.accounts), people: 50 };
const world = await openWorld(options.folder, size, (text) => console.error(text));

const filter = (...node: unknown[]): string => `filter=${encodeURIComponent(JSON.stringify(node))}`;
const COLUMNS = 'columns=name,accountId,ownerId,stageId,amount,winRate,closingOn,updatedAt';
const QUESTIONS: Record<string, string> = {
  'list, newest first': `/api/opportunities?${COLUMNS}`,
  'list, largest first': `/api/opportunities?sort=-amount&${COLUMNS}`,
  'list by name': `/api/opportunities?sort=name&${COLUMNS}`,
  'list, open, closing this quarter': `/api/opportunities?sort=closingOn&${filter('and', ['status', 'equals', 'open'], ['closingOn', 'thisQuarter'])}&${COLUMNS}`,
  'list, my own by view': `/api/opportunities?view=mine&${COLUMNS}`,
  'list holding 云帆': `/api/opportunities?q=${encodeURIComponent('云帆')}&${COLUMNS}`,
  'search 云帆 (rare)': `/api/search?q=${encodeURIComponent('云帆')}`,
  'search 科技 (common)': `/api/search?q=${encodeURIComponent('科技')}`,
  'search yunfankeji': '/api/search?q=yunfankeji',
  'search bjyf': '/api/search?q=bjyf',
  'search 没有这家': `/api/search?q=${encodeURIComponent('没有这家')}`,
  'totals, bounded': '/api/opportunities/totals',
};

async function timed(url: string, cookie: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(world.url + url, { headers: { cookie } });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`${answer.status} ${url}`);
  return performance.now() - begun;
}

async function firstIds(cookie: string): Promise<string[]> {
  const answer = await fetch(`${world.url}/api/opportunities?limit=100&columns=name`, { headers: { cookie } });
  const page = (await answer.json()) as { records: { id: string }[] };
  return page.records.map((record) => record.id);
}

const at = (sorted: readonly number[], share: number): string => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(2);

async function measure(label: string, who: string, cookie: string, urls: readonly string[]): Promise<void> {
  const rounds = Number(options.rounds);
  for (let round = 0; round < 10; round++) await timed(urls[round % urls.length]!, cookie);
  const cpu = process.cpuUsage();
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await timed(urls[round % urls.length]!, cookie));
  const { user, system } = process.cpuUsage(cpu);
  times.sort((a, b) => a - b);
  const perRequest = ((user + system) / 1000 / rounds).toFixed(2);
  console.log(
    `${label.padEnd(36)} ${who.padEnd(8)} p50 ${at(times, 0.5).padStart(8)}  p95 ${at(times, 0.95).padStart(8)}  node CPU ${perRequest}`,
  );
}

for (const who of ['seller', 'manager', 'admin'] as const) {
  const cookie = await world.cookieOf(world.seeded[who]);
  for (const [label, url] of Object.entries(QUESTIONS)) await measure(label, who, cookie, [url]);
  await measure(
    'open a record',
    who,
    cookie,
    (await firstIds(cookie)).map((id) => `/api/opportunities/${id}`),
  );
}
await world.close();
