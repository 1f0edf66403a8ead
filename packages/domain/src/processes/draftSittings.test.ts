import { expect, it } from 'vitest';
import { isSameSitting, type LastEvent } from './draftSittings.ts';

const saved: LastEvent = { kind: 'process.draftChanged', actorId: 'gu', at: '2026-03-02T09:00:00.000Z', discarded: false };

it.each<[string, LastEvent | undefined, string, string, boolean]>([
  ['saved again soon after', saved, 'gu', '2026-03-02T09:29:59.999Z', true],
  ['saved again half an hour later', saved, 'gu', '2026-03-02T09:30:00.000Z', false],
  ['saved by somebody else', saved, 'zhou', '2026-03-02T09:01:00.000Z', false],
  ['saved after the draft was discarded', { ...saved, discarded: true }, 'gu', '2026-03-02T09:01:00.000Z', false],
  ['saved after a version was published', { ...saved, kind: 'process.published' }, 'gu', '2026-03-02T09:01:00.000Z', false],
  ['saved when nothing had happened yet', undefined, 'gu', '2026-03-02T09:01:00.000Z', false],
])('%s', (_, last, actorId, at, expected) => {
  expect(isSameSitting(last, { actorId, at })).toBe(expected);
});
