// What an operator sees while the server starts: one line per step, with the seconds since the command was given.
import process from 'node:process';

/** Prints a line of progress. */
export type Say = (text: string) => void;

export function sayProgress(): Say {
  const startedAt = Number(process.env.WINPATH_STARTED_AT) || Date.now();
  return (text) => console.log(`[${((Date.now() - startedAt) / 1000).toFixed(1)}s] ${text}`);
}
