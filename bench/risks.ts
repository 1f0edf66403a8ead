// What the rounds cost that look for risks: the first look at everything (as after an import), a round with nothing to do (as nearly all
// of the 96 a day), the rounds of the next days, and one after new thresholds.
//   npm run bench:risks [-- --data=DIR --opportunities=200000 --accounts=10000]
// How to read it: “due” are the opportunities the round has to look at; node and PostgreSQL are CPU milliseconds of the whole round, and
// per thousand looked at. A round is linear when these do not grow with the number of opportunities.
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import sql from 'sql-template-tag';
import { readConfig } from '#server/config.ts';
import { openDatabase } from '#server/db/database.ts';
import { round } from '#server/risks/rounds.ts';
import { cpuTimes, postgresBetween } from './lists/cpu.ts';
import { openWorld } from './lists/world.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: path.join(os.tmpdir(), 'winpath-bench-risks') },
    opportunities: { type: 'string', default: '200000' },
    accounts: { type: 'string', default: '10000' },
  },
});

const DAY_MS = 86_400_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
const size = { opportunities: Number(options.opportunities), accounts: Number(options.accounts), people: 50 };
const world = await openWorld(options.data, size, (text) => console.error(text));
const database = openDatabase(world.databaseUrl, { max: 4 });
const { orgId } = world.company;
const config = readConfig({ WINPATH_DATA: options.data, LOG_LEVEL: 'silent' });
const queue = { enqueue: async () => {}, work: async () => {}, isUp: async () => true, stop: async () => {} };
const begun = Date.now();
try {
  console.log(`${size.opportunities} opportunities, ${os.cpus().length} × ${os.cpus()[0]?.model}, load ${os.loadavg()[0]?.toFixed(1)}`);
  console.log(
    'round'.padEnd(24),
    ...['due', 'node ms', 'PostgreSQL ms', 'node / 1000', 'PostgreSQL / 1000'].map((head) => head.padStart(18)),
  );
  await forget();
  await measure('the first look', 0);
  await measure('nothing to do', 0);
  await measure('the next day', 1);
  await measure('a week later', 8);
  await database.write(orgId, (tx) => tx.run(sql`update risk_rounds set pass_after = ${FIRST}`));
  await measure('after new thresholds', 8);
} finally {
  await database.close();
  await world.close();
}

/** As if nobody had ever looked. */
function forget(): Promise<void> {
  return database.write(orgId, async (tx) => {
    for (const table of ['risk_signals', 'risk_memories', 'risk_letters', 'stage_plans', 'node_dues', 'notices', 'risk_rounds'])
      await tx.client.query(`delete from ${table}`);
    await tx.run(sql`
      update opportunities set risk_check_on = case when status = 'open' then '1900-01-01'::date end, risk = null, risk_count = 0
      where risk is not null or risk_check_on is distinct from case when status = 'open' then '1900-01-01'::date end`);
  });
}

async function measure(name: string, days: number): Promise<void> {
  const now = new Date(begun + days * DAY_MS).toISOString();
  const due = await dueOn(now.slice(0, 10));
  const [node, before] = [process.cpuUsage(), await cpuTimes(world.server, world.postgresPort)];
  await round({ database, queue: () => queue, config }, now);
  const { user, system } = process.cpuUsage(node);
  const postgres = postgresBetween(before, await cpuTimes(world.server, world.postgresPort)) ?? 0;
  const figures = [due, (user + system) / 1_000, postgres, (user + system) / due, (postgres * 1_000) / due];
  console.log(name.padEnd(24), ...figures.map((figure) => (Number.isFinite(figure) ? figure.toFixed(0) : '–').padStart(18)));
}

async function dueOn(day: string): Promise<number> {
  const [row] = await database.read(orgId, (tx) =>
    tx.rows<{ due: number }>(sql`
      select case when (select pass_after from risk_rounds) is not null then count(*) filter (where status = 'open')
        else count(*) filter (where risk_check_on <= ${day}) end::int as due from opportunities where deleted_at is null`),
  );
  return row?.due ?? 0;
}
