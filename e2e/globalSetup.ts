import process from 'node:process';
import { settlePeople } from './people.ts';
import { startServer } from './server.ts';

/** One server for the whole run; its address reaches the journeys as WINPATH_E2E_URL. */
export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startServer();
  try {
    await settlePeople(server.dataDir);
  } catch (error) {
    await server.stop();
    throw error;
  }
  process.env.WINPATH_E2E_URL = server.url;
  return server.stop;
}
