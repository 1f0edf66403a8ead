import { expect, it } from 'vitest';
import { previewOf, uploadRefusals } from '../files/uploads.ts';
import { MAX_VOICE_SECONDS, VOICE_BITS_PER_SECOND, VOICE_FORMATS } from './voice.ts';

it.each(VOICE_FORMATS)('$mediaType is a file that is accepted and heard on the spot', ({ mediaType, ending }) => {
  const recognised = { webm: 'video/webm', m4a: 'audio/mp4', ogg: 'audio/ogg; codecs=opus' }[ending];
  const name = `语音.${ending}`;
  expect(uploadRefusals({ name, size: 1_000, recognised }, 10_000)).toEqual([]);
  expect(previewOf({ name, mediaType: mediaType.split(';')[0]! })).toBe('sound');
});

it('is small at its longest', () => {
  expect((MAX_VOICE_SECONDS * VOICE_BITS_PER_SECOND) / 8).toBeLessThan(1024 * 1024);
});
