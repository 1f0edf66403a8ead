import { describe, expect, it } from 'vitest';
import { memorySettings } from './memorySettings.ts';

const GB = 2 ** 30;

describe('what PostgreSQL takes of a machine', () => {
  it.each([
    [1 * GB, ['shared_buffers=128MB', 'effective_cache_size=512MB', 'max_wal_size=1024MB']],
    [8 * GB, ['shared_buffers=1024MB', 'effective_cache_size=4096MB', 'max_wal_size=1365MB']],
    [256 * GB, ['shared_buffers=2048MB', 'effective_cache_size=65536MB', 'max_wal_size=4096MB']],
  ])('with %d bytes', (bytes, settings) => {
    expect(memorySettings(bytes).slice(0, 3)).toEqual(settings);
  });
});
