// How a process ends: whoever asks (a signal, a fault, a dead parent), everything that was started is stopped in
// reverse order, once, and the exit code tells whether it ended in order.
import process from 'node:process';
import { StartRefused } from './startRefused.ts';

export interface Lifetime {
  /** Aborted as soon as the process is to end; what is still starting gives up on it. */
  readonly signal: AbortSignal;
  /** Registers what has to be stopped; runs at once when the process is already ending. */
  onEnd(stop: () => Promise<void> | void): void;
  /** Ends the process with this code and, on standard error, this text. */
  end(code: number, text?: string): void;
}

const PATIENCE_MS = 45_000;
const RUNNER_CHECK_MS = 500;

/** Installs the handlers before anything is started, then runs `start`. */
export function live(start: (lifetime: Lifetime) => Promise<void>): void {
  const abort = new AbortController();
  const stops: (() => Promise<void> | void)[] = [];
  let starting: Promise<void> | undefined;

  const end = (code: number, text?: string) => {
    if (text) console.error(text);
    if (abort.signal.aborted) return;
    abort.abort(new Error('the process is ending'));
    process.exitCode = code;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    void shutDown(starting, stops).then((isOrderly) => process.exit(isOrderly ? code : 1));
  };

  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => end(0));
  for (const name of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(name, (error: unknown) => end(1, `出错退出 · stopping after an error\n${described(error)}`));
  watchRunner(() => end(0));

  starting = start({ signal: abort.signal, end, onEnd: (stop) => stops.push(stop) }).catch((error: unknown) => {
    if (!abort.signal.aborted) end(1, error instanceof StartRefused ? error.message : described(error));
  });
}

/** Waits for a start in progress to give up, then stops in reverse order; false when something did not stop well. */
async function shutDown(starting: Promise<void> | undefined, stops: (() => Promise<void> | void)[]): Promise<boolean> {
  await starting;
  let isOrderly = true;
  for (const stop of stops.reverse()) {
    try {
      await stop();
    } catch (error) {
      console.error(described(error));
      isOrderly = false;
    }
  }
  return isOrderly;
}

/**
 * Killing npm does not always reach its children: the runner says who it is, and its death ends this process. The runner is the
 * parent, or further up when tests start a server; a dead parent that nobody has collected still answers to kill, hence both looks.
 */
function watchRunner(gone: () => void): void {
  const runner = Number(process.env.WINPATH_RUNNER);
  if (!runner) return;
  const parent = process.ppid;
  setInterval(() => ((parent === runner && process.ppid !== parent) || !isAlive(runner) ? gone() : undefined), RUNNER_CHECK_MS).unref();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function described(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${described(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
