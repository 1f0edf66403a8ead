// npm leaves optional platform packages out of the lockfile when its registry does not hold them,
// and `npm ci` then refuses the lockfile. This adds the missing entries (version, os, cpu, libc), and takes out
// what names a host (funding pages, download addresses): the lockfile installs from whatever registry npm is set to.
// Run after every change of dependencies: node scripts/complete-lock.ts
import fs from 'node:fs';

export interface LockEntry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
  funding?: unknown;
  resolved?: string;
}

/** The `packages` of a lockfile, by place (`node_modules/…`). */
export type LockEntries = Record<string, LockEntry>;

const OS: Record<string, string> = {
  aix: 'aix',
  android: 'android',
  darwin: 'darwin',
  freebsd: 'freebsd',
  linux: 'linux',
  netbsd: 'netbsd',
  openbsd: 'openbsd',
  openharmony: 'openharmony',
  sunos: 'sunos',
  win32: 'win32',
  windows: 'win32',
};
const CPU = /^(x64|arm64|arm|ia32|ppc64|ppc64le|riscv64|s390x|loong64|mips64el|wasm32)$/;

/** True when `name` required by the package at `from` resolves to an entry, the way node looks it up. */
export function hasLockEntry(packages: LockEntries, from: string, name: string): boolean {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/node_modules/')))) {
    if (packages[`${dir ? `${dir}/` : ''}node_modules/${name}`]) return true;
    if (dir === '') return false;
  }
}

/** Every optional dependency without a lock entry. */
export function missingOptional(packages: LockEntries): { from: string; name: string; version: string }[] {
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d/.test(version) && !hasLockEntry(packages, from, name))
      .map(([name, version]) => ({ from, name, version })),
  );
}

function platformEntry(owner: LockEntry | undefined, name: string, version: string): LockEntry {
  const words = (name.split('/').pop() ?? '').split('-');
  const os = words.map((word) => OS[word]).find(Boolean);
  const cpu = words.find((word) => CPU.test(word)) ?? 'arm';
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : os === 'linux' && words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined;
  return { version, cpu: [cpu], ...(owner?.dev ? { dev: true } : {}), ...(libc ? { libc } : {}), optional: true, os: [os ?? 'unknown'] };
}

function complete(file: string): number {
  const lock = JSON.parse(fs.readFileSync(file, 'utf8')) as { packages: LockEntries };
  const missing = missingOptional(lock.packages);
  for (const { from, name, version } of missing) lock.packages[`node_modules/${name}`] = platformEntry(lock.packages[from], name, version);
  for (const entry of Object.values(lock.packages)) {
    delete entry.funding;
    delete entry.resolved;
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  return missing.length;
}

if (import.meta.main) console.log(`added ${complete('package-lock.json')} lock entries`);
