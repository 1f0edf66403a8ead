// The end of listening: what has been asked is still answered, then every connection is closed.
import type { FastifyInstance } from 'fastify';

const PATIENCE_MS = 10_000;
const LOOK_MS = 50;

/** Resolves when the app is closed; requests that take longer than ten seconds are cut off. */
export async function closeApp(app: FastifyInstance, patience = PATIENCE_MS): Promise<void> {
  // a browser keeps its connection after the answer: it is closed as soon as it is idle
  const sweep = setInterval(() => app.server.closeIdleConnections(), LOOK_MS);
  const cut = setTimeout(() => app.server.closeAllConnections(), patience);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
