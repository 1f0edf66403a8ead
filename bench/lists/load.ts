// One question asked again and again through so many connections, timed one by one.
import autocannon from 'autocannon';
import { type CpuTimes, cpuTimes, postgresBetween } from './cpu.ts';
import type { World } from './world.ts';

export interface Call {
  method?: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: object;
}

export interface Caller {
  cookie: string;
  csrf: string;
}

export interface Load {
  world: World;
  caller: Caller;
  /** The next call; counted over all connections. */
  next: (turn: number) => Call;
  connections: number;
  seconds: number;
}

export interface Measured {
  p50: number;
  p95: number;
  perSecond: number;
  /** Milliseconds per request. */
  serverCpu: number;
  postgresCpu: number | null;
  failed: number;
}

/** Statements and code are warm before the clock starts. */
const WARM_UP_SECONDS = 0.5;

export async function measure(load: Load): Promise<Measured> {
  let turn = 0;
  const run = (seconds: number) => fire(load, seconds, () => load.next(turn++));
  await run(WARM_UP_SECONDS);
  const before = await cpuTimes(load.world.server, load.world.postgresPort);
  const { times, failed, took } = await run(load.seconds);
  const after = await cpuTimes(load.world.server, load.world.postgresPort);
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), perSecond: (times.length / took) * 1_000, failed, ...perRequest(before, after, times.length) };
}

const perRequest = (before: CpuTimes, after: CpuTimes, requests: number) => ({
  serverCpu: (after.serverMs - before.serverMs) / requests,
  postgresCpu: divided(postgresBetween(before, after), requests),
});

const divided = (sum: number | null, by: number): number | null => (sum === null ? null : sum / by);

/** Slow answers are waited for: a figure needs so many of them. */
const FEWEST = 20;
const PATIENCE = 5;

function fire({ world, caller, connections }: Load, seconds: number, next: () => Call) {
  return new Promise<{ times: number[]; failed: number; took: number }>((resolve, reject) => {
    const times: number[] = [];
    let failed = 0;
    const begun = performance.now();
    let last = begun;
    const instance = autocannon(
      {
        url: world.url,
        connections,
        duration: 3_600,
        requests: [{ setupRequest: (request) => ({ ...request, ...asRequest(next(), caller) }) }],
      },
      (error) => (error ? reject(error) : resolve({ times, failed, took: last - begun })),
    );
    const over = () =>
      performance.now() - begun >= seconds * 1_000 && (times.length >= FEWEST || performance.now() - begun > PATIENCE * 1_000);
    instance.on('response', (_client, status, _bytes, time) => {
      times.push(time);
      last = performance.now();
      if (status !== 200) failed++;
      if (over()) instance.stop();
    });
  });
}

let acts = 0;
const run = Date.now().toString(36);

function asRequest({ method = 'GET', path, body }: Call, { cookie, csrf }: Caller): autocannon.Request {
  if (!body) return { method, path, headers: { cookie } };
  const headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json', 'idempotency-key': `bench-${run}-${acts++}` };
  return { method, path, headers, body: JSON.stringify(body) };
}
