import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { freshDatabase } from '../testing/database.ts';
import { withClient } from './bootstrap.ts';
import { migrate, readMigrations } from './migrate.ts';

const database = await freshDatabase();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-migrations-'));
const write = (name: string, sql: string) => fs.writeFileSync(path.join(folder, name), sql);
const query = (sql: string) => withClient(database.url, async (client) => (await client.query(sql)).rows);

afterAll(async () => {
  fs.rmSync(folder, { recursive: true });
  await database.drop();
});

beforeEach(async () => {
  for (const name of fs.readdirSync(folder)) fs.rmSync(path.join(folder, name));
  await query('drop table if exists schema_migration, lamp, shade');
});

describe('migrating', () => {
  it('runs every file once, in order, and says which', async () => {
    write('0002_shade.sql', 'create table shade (id int references lamp)');
    write('0001_lamp.sql', 'create table lamp (id int primary key)');
    const said: string[] = [];
    expect(await migrate(database.url, (text) => said.push(text), { folder })).toBe(2);
    expect(said.join('\n')).toMatch(/0001_lamp.*0002_shade/s);
    expect(await migrate(database.url, () => {}, { folder })).toBe(0);
  });

  it('leaves nothing of a file that fails, and names it', async () => {
    write('0001_lamp.sql', 'create table lamp (id int primary key); select no_such_thing');
    await expect(migrate(database.url, () => {}, { folder })).rejects.toThrow('0001_lamp.sql failed');
    expect(await query(`select to_regclass('lamp') as lamp`)).toEqual([{ lamp: null }]);
  });

  it('refuses a file that was changed after it had run', async () => {
    write('0001_lamp.sql', 'create table lamp (id int primary key)');
    await migrate(database.url, () => {}, { folder });
    write('0001_lamp.sql', 'create table lamp (id bigint primary key)');
    await expect(migrate(database.url, () => {}, { folder })).rejects.toThrow('0001_lamp.sql was changed');
  });

  it('does not mind other line ends', async () => {
    write('0001_lamp.sql', 'create table lamp (\nid int primary key)');
    await migrate(database.url, () => {}, { folder });
    write('0001_lamp.sql', 'create table lamp (\r\nid int primary key)');
    expect(await migrate(database.url, () => {}, { folder })).toBe(0);
  });

  it('is done by one of two servers that start together', async () => {
    write('0001_lamp.sql', 'select pg_sleep(0.2); create table lamp (id int primary key)');
    const ran = await Promise.all([migrate(database.url, () => {}, { folder }), migrate(database.url, () => {}, { folder })]);
    expect(ran.sort()).toEqual([0, 1]);
  });

  it('lets an older program start on a newer database', async () => {
    write('0001_lamp.sql', 'create table lamp (id int primary key)');
    write('0002_shade.sql', 'create table shade (id int)');
    await migrate(database.url, () => {}, { folder });
    fs.rmSync(path.join(folder, '0002_shade.sql'));
    expect(await migrate(database.url, () => {}, { folder })).toBe(0);
  });
});

describe('the names of the files', () => {
  it('need a number and words', () => {
    write('lamp.sql', '');
    expect(() => readMigrations(folder)).toThrow('lamp.sql is not named NNNN_name.sql');
  });

  it('never share a number', () => {
    write('0001_lamp.sql', '');
    write('0001_shade.sql', '');
    expect(() => readMigrations(folder)).toThrow('share a number');
  });
});
