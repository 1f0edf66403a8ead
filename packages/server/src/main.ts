// The server: one process from `npm start` to Ctrl-C.
import process from 'node:process';
import { buildApp } from './app.ts';
import { clockOf, readConfig } from './config.ts';
import { openDatabase } from './db/database.ts';
import { migrate } from './db/migrate.ts';
import { closeApp } from './life/closeApp.ts';
import { greet } from './life/greet.ts';
import { live } from './life/lifetime.ts';
import { listen, tryAddress } from './life/listen.ts';
import { claimDataFolder } from './life/oneServer.ts';
import { openJobs } from './life/openJobs.ts';
import { startOwnPostgres } from './life/ownPostgres.ts';
import { sayProgress } from './life/progress.ts';
import { reachDatabase } from './life/reachDatabase.ts';
import { fillEmptyDatabase, whoCanSignIn } from './life/whoCanSignIn.ts';

live(async (lifetime) => {
  const { signal, onEnd } = lifetime;
  const say = sayProgress();
  const config = readConfig(process.env);

  const claim = config.databaseUrl ? undefined : await claimDataFolder(config.dataDir);
  onEnd(() => claim?.release());
  await tryAddress(config);
  if (config.databaseUrl) await reachDatabase(config.databaseUrl, say, signal);
  const connectionString = config.databaseUrl ?? (await startOwnPostgres(config.dataDir, lifetime, say));
  await migrate(connectionString, say, { signal });
  signal.throwIfAborted();

  const database = openDatabase(connectionString);
  onEnd(() => database.close());
  await fillEmptyDatabase(config, database, say);
  signal.throwIfAborted();
  const queue = await openJobs(config, database, signal);
  onEnd(() => queue.stop());
  signal.throwIfAborted();

  const app = await buildApp({ config, database, queue, now: clockOf(config), logger: { level: config.logLevel } });
  onEnd(() => closeApp(app));
  signal.throwIfAborted();
  const url = await listen(app, config);
  if (config.worker === 'inProcess') await queue.work();
  claim?.announce(url);
  greet(say, { url, ...(await whoCanSignIn(config, database, url)) });
});
