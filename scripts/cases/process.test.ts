import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import zlib from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'process-cases-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const event = (id: string, share: number, required: boolean) => ({ id, share, required, upload: 'may', operators: [] });
const stages = [
  { id: 's0', rate: 1000, operators: [], information: ['f0'], approval: false, events: [event('a', 500, true)] },
  { id: 's1', rate: 3000, operators: ['u1'], information: [], approval: true, events: [] },
];
/** One history; the win rate after completing the event is what the file claims. */
const history = (id: string, winRate: number) => ({
  id,
  process: { rules: { sequentialOnly: true, freeSkip: false }, stages },
  steps: [
    {
      do: 'move',
      to: 's1',
      user: 'u2',
      expect: {
        moved: false,
        refused: [
          { kind: 'operator', stage: 's1' },
          { kind: 'event', stage: 's0', id: 'a' },
          { kind: 'information', stage: 's0', id: 'f0' },
        ],
        stage: 's0',
        winRate: 500,
      },
    },
    { do: 'complete', event: 'a', user: 'u1', files: 0, expect: { result: 'completed', stage: 's0', winRate } },
    { do: 'fill', field: 'f0', expect: { stage: 's0', winRate: 1000 } },
    { do: 'move', to: 's1', user: 'u1', expect: { moved: true, stage: 's1', winRate: 3000 } },
    { do: 'move', to: 'lost', user: 'u2', expect: { moved: true, stage: 'lost', winRate: 0 } },
  ],
});

function replay(name: string, bytes: Uint8Array): { status: number | null; lines: string[] } {
  const file = path.join(folder, name);
  fs.writeFileSync(file, bytes);
  const run = spawnSync(process.execPath, ['scripts/cases/process.ts', file], { encoding: 'utf8' });
  return { status: run.status, lines: run.stdout.trim().split('\n') };
}

const fileOf = (...cases: object[]): Buffer => Buffer.from(JSON.stringify({ format: 'process-cases/1', count: cases.length, cases }));

describe('cases:process', () => {
  it('replays histories that agree, packed or not', () => {
    expect(replay('good.json', fileOf(history('h0', 1000)))).toEqual({ status: 0, lines: ['1 passed, 0 failed'] });
    expect(replay('good.json.gz', zlib.gzipSync(fileOf(history('h0', 1000))))).toEqual({ status: 0, lines: ['1 passed, 0 failed'] });
  });
  it('prints one line per mismatch and fails', () => {
    const { status, lines } = replay('bad.json', fileOf(history('h0', 1000), history('h1', 999)));
    expect(status).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^h1 step 1 complete: expected .*"winRate":999.*, got .*"winRate":1000/),
      '1 passed, 1 failed',
    ]);
  });
});
