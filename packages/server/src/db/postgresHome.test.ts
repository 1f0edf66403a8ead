import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, expect, it } from 'vitest';
import { findPostgresHome, othersMayEnter, type PostgresHome } from './postgresHome.ts';

const open = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-home-'));
fs.chmodSync(open, 0o755);
const closed = path.join(open, 'closed');
fs.mkdirSync(closed, { mode: 0o700 });
process.env.WINPATH_PG_HOME = path.join(open, 'elsewhere');
afterAll(() => {
  delete process.env.WINPATH_PG_HOME;
  fs.rmSync(open, { recursive: true });
});

const version = ({ programs, folder, user }: PostgresHome) =>
  execFileSync(path.join(programs, 'bin/initdb'), ['--version'], { cwd: folder, ...user }).toString();

it('runs the programs as a user that PostgreSQL accepts', async () => {
  const home = await findPostgresHome(path.join(open, 'data'), () => {});
  expect(version(home)).toContain('PostgreSQL');
  expect(home.user?.uid).not.toBe(0);
});

it('also below a folder that this user cannot enter, and says where it went', async () => {
  const said: string[] = [];
  const home = await findPostgresHome(path.join(closed, 'data'), (text) => said.push(text));
  expect(version(home)).toContain('PostgreSQL');
  if (process.getuid?.() === 0) expect(said.join()).toContain(home.folder);
  else expect(home.cluster).toBe(path.join(closed, 'data/postgres'));
});

it('finds the same place again', async () => {
  const find = async () => (await findPostgresHome(path.join(closed, 'data'), () => {})).cluster;
  expect(await find()).toBe(await find());
});

it('looks at every folder above', () => {
  fs.mkdirSync(path.join(closed, 'inner'), { mode: 0o755, recursive: true });
  expect([othersMayEnter(open), othersMayEnter(closed), othersMayEnter(path.join(closed, 'inner'))]).toEqual([true, false, false]);
});
