// npm leaves optional platform packages out of the lockfile when its registry does not hold them,
// and `npm ci` then refuses the lockfile. This adds the missing entries (version, os, cpu, libc).
// Run after every change of dependencies: node scripts/complete-lock.mjs
import fs from 'node:fs';

const OS = {
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
export function hasLockEntry(packages, from, name) {
  for (let dir = from; ; dir = dir.slice(0, Math.max(0, dir.lastIndexOf('/node_modules/')))) {
    if (packages[`${dir ? `${dir}/` : ''}node_modules/${name}`]) return true;
    if (dir === '') return false;
  }
}

/** Every optional dependency without a lock entry, as [owner entry, name, version]. */
export function missingOptional(packages) {
  return Object.entries(packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name, version]) => /^\d/.test(version) && !hasLockEntry(packages, from, name))
      .map(([name, version]) => ({ from, name, version })),
  );
}

function platformEntry(owner, name, version) {
  const words = name.split('/').pop().split('-');
  const os = words.map((word) => OS[word]).find(Boolean);
  const cpu = words.find((word) => CPU.test(word));
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : os === 'linux' && words.some((word) => word.startsWith('gnu'))
      ? ['glibc']
      : undefined;
  return {
    version,
    ...(cpu ? { cpu: [cpu] } : { cpu: ['arm'] }),
    ...(owner.dev ? { dev: true } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    os: [os ?? 'unknown'],
  };
}

if (process.argv[1] === import.meta.filename || process.argv[1]?.endsWith('complete-lock.mjs')) {
  const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'));
  const missing = missingOptional(lock.packages);
  for (const { from, name, version } of missing) lock.packages[`node_modules/${name}`] = platformEntry(lock.packages[from], name, version);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
  fs.writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`added ${missing.length} lock entries`);
}
