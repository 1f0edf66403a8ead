// How much of the machine PostgreSQL takes: an eighth of its memory for its own pages, as its manual advises for a machine that it
// shares. Fewer checkpoints mean fewer whole pages in the write-ahead log; the price is a longer look back after a crash.
const MB = 2 ** 20;

const between = (least: number, most: number, value: number): number => Math.round(Math.min(most, Math.max(least, value)));

/** Settings for a machine with so many bytes of memory. */
export function memorySettings(bytes: number): string[] {
  const memory = bytes / MB;
  return [
    `shared_buffers=${between(128, 2_048, memory / 8)}MB`,
    `effective_cache_size=${between(512, 65_536, memory / 2)}MB`,
    `max_wal_size=${between(1_024, 4_096, memory / 6)}MB`,
    'checkpoint_timeout=15min',
  ];
}
