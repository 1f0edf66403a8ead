import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasLockEntry, type LockEntries, missingOptional } from './complete-lock.ts';

const text = fs.readFileSync(path.resolve(import.meta.dirname, '../package-lock.json'), 'utf8');
const packages = (JSON.parse(text) as { packages: LockEntries }).packages;

describe('the lockfile', () => {
  it('has an entry for every optional dependency, or `npm ci` would refuse it', () => {
    expect(missingOptional(packages)).toEqual([]);
  });

  it('names no host and no place of download, so that it installs from any registry', () => {
    expect(text.match(/\w+:\/\/\S+/g)).toBeNull();
    expect(text).not.toContain('"resolved"');
  });

  it('pins every direct dependency', () => {
    const { dependencies, devDependencies, optionalDependencies } = packages[''] as Record<string, Record<string, string> | undefined>;
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+/.test(version))).toEqual([]);
  });
});

describe('a missing optional dependency', () => {
  const owner = { optionalDependencies: { 'lamp-linux-x64': '1.0.0' } };

  it('is found', () => {
    expect(missingOptional({ '': {}, 'node_modules/lamp': owner })).toEqual([
      { from: 'node_modules/lamp', name: 'lamp-linux-x64', version: '1.0.0' },
    ]);
  });

  it.each(['node_modules/lamp-linux-x64', 'node_modules/lamp/node_modules/lamp-linux-x64'])('is not missing at %s', (place) => {
    expect(missingOptional({ 'node_modules/lamp': owner, [place]: {} })).toEqual([]);
  });

  it('is missing when only a stranger has it', () => {
    expect(hasLockEntry({ 'node_modules/shade/node_modules/lamp-linux-x64': {} }, 'node_modules/lamp', 'lamp-linux-x64')).toBe(false);
  });
});
