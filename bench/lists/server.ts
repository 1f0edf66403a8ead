// The product's server as the bench measures it: a process of its own, which tells its CPU time when asked.
import path from 'node:path';
import process from 'node:process';
import { buildApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { openDatabase } from '#server/db/database.ts';

const [databaseUrl, folder] = process.argv.slice(2) as [string, string];
const database = openDatabase(databaseUrl);
const queue = { enqueue: async () => {}, work: async () => {}, isUp: async () => true, stop: async () => {} };
const config = readConfig({ WINPATH_DATA: path.join(folder, 'files'), LOG_LEVEL: 'silent' });
const app = await buildApp({ config, database, queue });
const url = await app.listen({ port: 0, host: '127.0.0.1' });

process.on('message', () => process.send?.(process.cpuUsage()));
process.once('disconnect', async () => {
  await app.close();
  await database.close();
  process.exit();
});
process.send?.(url);
