import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { claimDataFolder } from './oneServer.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-claim-'));
const file = path.join(folder, 'server.json');
const other = http.createServer((_request, response) => response.end('{"product":"winpath"}')).listen(0, '127.0.0.1');
const otherUrl = () => `http://127.0.0.1:${(other.address() as AddressInfo).port}`;

beforeEach(() => fs.rmSync(file, { force: true }));
afterAll(() => {
  other.close();
  fs.rmSync(folder, { recursive: true });
});

it('names the server until it is released, and leaves nothing behind', async () => {
  const claim = await claimDataFolder(folder);
  claim.announce('http://127.0.0.1:3000');
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, url: 'http://127.0.0.1:3000' });
  claim.release();
  expect(fs.readdirSync(folder)).toEqual([]);
});

it('takes the folders it made along when nothing came of them, and no other', async () => {
  const claim = await claimDataFolder(path.join(folder, 'new', 'data'));
  claim.release();
  expect(fs.readdirSync(folder)).toEqual([]);
  const used = await claimDataFolder(path.join(folder, 'new', 'data'));
  fs.writeFileSync(path.join(folder, 'new', 'kept'), '');
  used.release();
  expect(fs.readdirSync(path.join(folder, 'new'))).toEqual(['kept']);
  fs.rmSync(path.join(folder, 'new'), { recursive: true });
});

it('is refused while the named server answers, wherever it runs', async () => {
  fs.writeFileSync(file, JSON.stringify({ pid: 999_999_999, claim: 'x', url: otherUrl() }));
  await expect(claimDataFolder(folder)).rejects.toThrow(`已在运行 · already running at ${otherUrl()}`);
});

it.each([
  ['is damaged', '{"pid":'],
  ['names a process that is gone', '{"pid":999999999,"claim":"x","url":"http://127.0.0.1:1"}'],
  ['names a process that is another program now', JSON.stringify({ pid: process.ppid, claim: 'x', url: null })],
  ['names this process, as after a restart of a container', JSON.stringify({ pid: process.pid, claim: 'x', url: null })],
])('is given when server.json %s', async (_case, text) => {
  fs.writeFileSync(file, text);
  const claim = await claimDataFolder(folder);
  expect(JSON.parse(fs.readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, url: null });
  claim.release();
  expect(fs.readdirSync(folder)).toEqual([]);
});

it('released late does not take away the claim of a successor', async () => {
  const late = await claimDataFolder(folder);
  fs.writeFileSync(file, JSON.stringify({ pid: 1, claim: 'successor', url: null }));
  late.release();
  expect(fs.existsSync(file)).toBe(true);
});
