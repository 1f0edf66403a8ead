// CPU time of the server and of PostgreSQL, whose processes are found by the port in the postmaster's command line. Wall-clock
// figures of a machine that others use mean little; CPU time per request means more, though it too grows when others take the caches.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';

export interface CpuTimes {
  serverMs: number;
  /** By connection; null where there is no /proc. */
  postgres: ReadonlyMap<string, number> | null;
}

/** Milliseconds that PostgreSQL spent between two looks; connections that ended meanwhile are left out. */
export function postgresBetween({ postgres: before }: CpuTimes, { postgres: after }: CpuTimes): number | null {
  return before && after && [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
}

export async function cpuTimes(server: ChildProcess, postgresPort: number): Promise<CpuTimes> {
  server.send('cpu');
  const [{ user, system }] = (await once(server, 'message')) as [NodeJS.CpuUsage];
  return { serverMs: (user + system) / 1_000, postgres: connectionsOf(postgresPort) };
}

const read = (file: string): string => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return ''; // the process has ended meanwhile
  }
};

function connectionsOf(port: number): Map<string, number> | null {
  if (!fs.existsSync('/proc/self/schedstat')) return null;
  const pids = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const postmaster = pids.find((pid) => {
    const words = read(`/proc/${pid}/cmdline`).split('\0');
    return words[0]?.endsWith('/bin/postgres') && words.includes(`port=${port}`);
  });
  const isConnection = (pid: string): boolean =>
    read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1] === postmaster && read(`/proc/${pid}/cmdline`).startsWith('postgres: winpath ');
  return new Map(pids.filter(isConnection).map((pid) => [pid, Number(read(`/proc/${pid}/schedstat`).split(' ')[0]) / 1e6]));
}
