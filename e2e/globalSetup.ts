import process from 'node:process';
import { startServer } from './server.ts';

/** One server with the demo world for the whole run; its address reaches the journeys as WINPATH_E2E_URL. */
export default async function setUp(): Promise<() => Promise<void>> {
  const server = await startServer();
  process.env.WINPATH_E2E_URL = server.url;
  return server.stop;
}
