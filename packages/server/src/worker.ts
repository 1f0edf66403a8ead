// A worker: runs jobs beside servers that were started with WORKER=separate. Start as many as the work needs.
import process from 'node:process';
import { readConfig } from './config.ts';
import { openDatabase } from './db/database.ts';
import { runningEmbeddedUrl } from './db/embeddedPostgres.ts';
import { untilMigrated } from './db/migrate.ts';
import { live } from './life/lifetime.ts';
import { openJobs } from './life/openJobs.ts';
import { sayProgress } from './life/progress.ts';
import { reachDatabase } from './life/reachDatabase.ts';
import { StartRefused } from './life/startRefused.ts';

live(async ({ signal, onEnd }) => {
  const say = sayProgress();
  const config = readConfig(process.env);
  const connectionString = config.databaseUrl ?? (await runningEmbeddedUrl(config.dataDir));
  if (!connectionString)
    throw new StartRefused(`服务器没有运行 · no server runs on ${config.dataDir}; start it first, or set DATABASE_URL`);
  await reachDatabase(connectionString, say, signal);
  await untilMigrated(connectionString, say, signal);

  const database = openDatabase(connectionString);
  onEnd(() => database.close());
  const queue = await openJobs(config, database, signal);
  onEnd(() => queue.stop());
  signal.throwIfAborted();
  await queue.work();
  say('后台任务进程已就绪 · the worker is ready');
});
