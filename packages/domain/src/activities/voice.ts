// A spoken follow-up (语音): short and small enough for a phone on the road. A browser records what it can; these are the kinds that
// the files of a record take, the best first.

export const MAX_VOICE_SECONDS = 180;
/** Speech is clear at this rate; three minutes are well under one megabyte. */
export const VOICE_BITS_PER_SECOND = 32_000;

export interface VoiceFormat {
  mediaType: string;
  /** The ending of a file's name under which the bytes are accepted. */
  ending: 'webm' | 'm4a' | 'ogg';
}

export const VOICE_FORMATS: readonly VoiceFormat[] = [
  { mediaType: 'audio/webm;codecs=opus', ending: 'webm' },
  { mediaType: 'audio/mp4', ending: 'm4a' },
  { mediaType: 'audio/ogg;codecs=opus', ending: 'ogg' },
];
