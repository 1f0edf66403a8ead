// The bundled PostgreSQL as part of the server's life: it starts with it, ends with it, and takes it along when it fails.
import { prepareDatabase } from '../db/bootstrap.ts';
import { startEmbeddedPostgres } from '../db/embeddedPostgres.ts';
import type { Lifetime } from './lifetime.ts';
import type { Say } from './progress.ts';

const DATABASE = 'winpath';

/** Starts it below the data folder; returns the URL of the prepared database. */
export async function startOwnPostgres(dataDir: string, lifetime: Lifetime, say: Say): Promise<string> {
  const postgres = await startEmbeddedPostgres(dataDir, say, lifetime.signal);
  lifetime.onEnd(() => postgres.stop());
  postgres.onUnexpectedExit((reason) => lifetime.end(1, `数据库意外停止,重新启动即可恢复 · ${reason}; nothing is lost, start again`));
  await prepareDatabase(postgres, DATABASE);
  return postgres.url(DATABASE);
}
