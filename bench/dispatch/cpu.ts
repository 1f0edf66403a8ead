// CPU time of this process: on a shared machine the only clock that says what a method costs.
import process from 'node:process';

export const cpuMilliseconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** A clock that starts at 0 now. */
export function stopwatch(): () => number {
  const startedAt = cpuMilliseconds();
  return () => cpuMilliseconds() - startedAt;
}

/** CPU milliseconds of one call in the middle of `times` calls. */
export function medianOf(times: number, call: () => void): number {
  const taken = Array.from({ length: times }, () => {
    const elapsed = stopwatch();
    call();
    return elapsed();
  });
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)]!;
}
