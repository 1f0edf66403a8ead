// What people do all day at a million opportunities, over HTTP: a seller (own records), a manager of ten and an administrator (all),
// at 1 and at 16 connections.
//   npm run bench:lists [-- --data=DIR --opportunities=1000000 --accounts=50000 --seconds=2 --only=list,board --people=seller]
// The data folder is kept: the first run fills it, later ones measure at once.
// How to read it: p50 and p95 are milliseconds as a client on this machine sees them, with the client on the same processors; server
// and PostgreSQL are their CPU milliseconds per request, which do not depend on what else runs. “others” is the best of the products
// people use today; × says how many times faster the p50 is. A row marked ! misses what is aimed at or has a p95 beyond 4 × p50.
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { ACTS, type Act } from './lists/acts.ts';
import { type Caller, type Measured, measure } from './lists/load.ts';
import { PERSONS, type Person, signIn, targetsOf, tidyUp } from './lists/people.ts';
import { HEADING, line } from './lists/report.ts';
import { openWorld } from './lists/world.ts';

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: path.join(os.tmpdir(), 'winpath-bench-lists') },
    opportunities: { type: 'string', default: '1000000' },
    accounts: { type: 'string', default: '50000' },
    seconds: { type: 'string', default: '1.5' },
    only: { type: 'string' },
    people: { type: 'string', default: PERSONS.join() },
    connections: { type: 'string', default: '1,16' },
  },
});

const size = { opportunities: Number(options.opportunities), accounts: Number(options.accounts), people: 50 };
const world = await openWorld(options.data, size, (text) => console.error(text));
const client = new pg.Client({ connectionString: world.databaseUrl });
await client.connect();
try {
  await client.query(`set app.org_id = '${world.company.orgId}'`);
  await tidyUp(client, world.company);
  console.log(
    `${size.opportunities} opportunities, ${os.cpus().length} × ${os.cpus()[0]?.model}, load ${os.loadavg().map((load) => load.toFixed(1))}`,
  );
  console.log(HEADING);
  await warmUp();
  for (const person of PERSONS) if (options.people.includes(person)) await measurePerson(person);
  await tidyUp(client, world.company);
} finally {
  await client.end();
  await world.close();
}

async function measurePerson(person: Person): Promise<void> {
  const caller = await signIn(world, person);
  const acts = ACTS(world.company, await targetsOf(client, world.company, person));
  const wanted = options.only?.split(',');
  for (const act of acts.filter(({ label }) => !wanted || wanted.some((word) => label.startsWith(word)))) {
    for (const connections of options.connections.split(',').map(Number)) {
      console.log(line({ act, person, connections, load: os.loadavg()[0]!, measured: await measureAct(caller, act, connections) }));
    }
  }
}

/** A server just started compiles its code while the first thousand requests wait for it. */
async function warmUp(): Promise<void> {
  const caller = await signIn(world, 'seller');
  const acts = ACTS(world.company, await targetsOf(client, world.company, 'seller'));
  for (const act of acts) await measure({ world, caller, next: act.next, connections: 16, seconds: 1 });
}

function measureAct(caller: Caller, act: Act, connections: number): Promise<Measured> {
  return measure({ world, caller, next: act.next, connections, seconds: Number(options.seconds) });
}
