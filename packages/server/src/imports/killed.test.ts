// The server is killed outright in the middle of an import, twice, and started again: the import goes on by itself and ends with every
// row once. Real processes; the queue finds out that a worker is gone by its silence, which takes some seconds.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, expect, it } from 'vitest';
import type { ImportShape } from '#domain/imports/contract.ts';
import { openDatabase } from '../db/database.ts';
import { freshDatabase } from '../testing/database.ts';
import { ADDRESS, type ServerProcess, spawnServer } from '../testing/serverProcess.ts';

const ROWS = 5_000;
const FILE = `name,external key\n${Array.from({ length: ROWS }, (_, at) => `Firm ${at},F-${at}`).join('\n')}\n`;

const database = await freshDatabase();
const home = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-killed-'));
const servers: ServerProcess[] = [];
afterAll(async () => {
  for (const server of servers) server.child.kill('SIGKILL');
  await Promise.all(servers.map((server) => server.ended));
  await database.drop();
  fs.rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<{ server: ServerProcess; url: string }> {
  const server = spawnServer({ DATABASE_URL: database.url, WINPATH_DATA: home, WINPATH_DEMO: 'false' });
  servers.push(server);
  return { server, url: (await server.prints(ADDRESS))[1] ?? '' };
}

type Headers = Record<string, string>;

async function signIn(server: ServerProcess, url: string): Promise<Headers> {
  const [, token] = await server.prints(/set-password#(\S+)/);
  const response = await fetch(`${url}/api/one-time-tokens/password`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token, password: 'a rather long pass phrase' }),
  });
  const cookies = response.headers.getSetCookie().map((line) => line.split(';', 1)[0] ?? '');
  const csrf = cookies.find((cookie) => cookie.startsWith('winpath_csrf='))?.slice('winpath_csrf='.length) ?? '';
  return { cookie: cookies.join('; '), 'x-csrf-token': decodeURIComponent(csrf) };
}

async function ask(url: string, headers: Headers, init: RequestInit = {}): Promise<ImportShape> {
  const response = await fetch(url, { ...init, headers: { ...headers, ...init.headers } });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return (await response.json()) as ImportShape;
}

async function startImport(url: string, headers: Headers): Promise<string> {
  const form = new FormData();
  form.append('files', new Blob([FILE]), 'firms.csv');
  const { id, mapping } = await ask(`${url}/api/imports?object=account`, headers, { method: 'POST', body: form });
  expect(mapping.columns.map(({ target }) => target)).toEqual(['name', 'externalKey']);
  const json = { 'content-type': 'application/json' };
  const twice = { ...mapping, matchBy: 'none' };
  await ask(`${url}/api/imports/${id}/mapping`, headers, { method: 'PUT', headers: json, body: JSON.stringify(twice) });
  await ask(`${url}/api/imports/${id}/run`, headers, { method: 'POST' });
  return id;
}

/** Asks until so many rows are done, or the import has ended. */
async function until(url: string, headers: Headers, rows: number): Promise<ImportShape> {
  for (;;) {
    const now = await ask(url, headers);
    if (now.status !== 'running' || now.progress.rows >= rows) return now;
    await wait(30);
  }
}

it('an import whose server is killed twice ends with every row once', { timeout: 600_000 }, async () => {
  const first = await start();
  const headers = await signIn(first.server, first.url);
  const id = await startImport(first.url, headers);
  const before = await until(`${first.url}/api/imports/${id}`, headers, 1);
  first.server.child.kill('SIGKILL');
  await first.server.ended;
  expect([before.status, before.progress.rows < ROWS]).toEqual(['running', true]);

  const second = await start();
  const further = await until(`${second.url}/api/imports/${id}`, headers, before.progress.rows + 1000);
  second.server.child.kill('SIGKILL');
  await second.server.ended;
  expect([further.status, further.progress.rows < ROWS]).toEqual(['running', true]);

  const third = await start();
  const done = await until(`${third.url}/api/imports/${id}`, headers, Number.POSITIVE_INFINITY);
  expect(done).toMatchObject({ status: 'finished', progress: { rows: ROWS, created: ROWS, failed: 0 } });
  const db = openDatabase(database.url);
  const [{ id: orgId } = { id: '' }] = await db.gate((tx) => tx.rows<{ id: string }>(sql`select id from organisations`));
  const counts = await db.read(orgId, (tx) =>
    tx.first(sql`
      select count(*)::int as records, count(distinct external_key)::int as keys, count(distinct name)::int as names,
        (select count(*)::int from import_rows where import_id = ${id}) as noted,
        (select count(*)::int from events where kind = 'record.created' and object = 'account') as events from accounts`),
  );
  await db.close();
  expect(counts).toEqual({ records: ROWS, keys: ROWS, names: ROWS, noted: ROWS, events: ROWS });
});
