// For those who watch the server: /healthz says that the process answers, /readyz that it can do its work.
import type { FastifyInstance } from 'fastify';

/** Each check resolves when its part works, and rejects with the reason when it does not. */
export type ReadinessChecks = Readonly<Record<string, () => Promise<void>>>;

const PATIENCE_MS = 3000;

export function answerHealth(app: FastifyInstance, checks: ReadinessChecks): void {
  const quiet = { logLevel: 'warn', schema: { hide: true } } as const;
  app.get('/healthz', quiet, () => ({ product: 'winpath', status: 'ok' }));
  app.get('/readyz', quiet, async (request, reply) => {
    const outcomes = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await outcomeOf(check)] as const));
    for (const [name, outcome] of outcomes) if (outcome !== 'ok') request.log.warn({ check: name, reason: outcome }, 'not ready');
    const isReady = outcomes.every(([, outcome]) => outcome === 'ok');
    // why a part fails may name hosts and accounts: that goes to the log, not to a caller nobody has checked
    const shown = Object.fromEntries(outcomes.map(([name, outcome]) => [name, outcome === 'ok' ? 'ok' : 'failed']));
    return reply.status(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'notReady', checks: shown });
  });
}

async function outcomeOf(check: () => Promise<void>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, 'no answer in time');
  });
  const done = check().then(
    () => 'ok',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const outcome = await Promise.race([done, late]);
  clearTimeout(timer);
  return outcome;
}
