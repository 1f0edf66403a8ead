// Recording a voice with the browser's own recorder. It stops by itself at the longest length, and lets go of the microphone.
import { useEffect, useRef, useState } from 'react';
import { MAX_VOICE_SECONDS, VOICE_BITS_PER_SECOND, VOICE_FORMATS, type VoiceFormat } from '#domain/activities/voice.ts';

export type RecorderState = 'idle' | 'asking' | 'recording';
/**
 * `noRecorder`: the browser cannot, or the page came over plain HTTP. `refused`: the microphone was not given.
 * `tooShort`: it was ended before the first second; such a recording may hold no sound at all.
 */
export type RecorderProblem = 'noRecorder' | 'refused' | 'tooShort';

export interface Recorder {
  state: RecorderState;
  seconds: number;
  problem: RecorderProblem | undefined;
  start: () => void;
  /** Ends it and hands the recording over. */
  stop: () => void;
  /** Ends it and forgets what was said. */
  cancel: () => void;
}

const TICK_MS = 250;
const SHORTEST_SECONDS = 1;

const usableFormat = (): VoiceFormat | undefined =>
  typeof MediaRecorder === 'undefined' || !navigator.mediaDevices
    ? undefined
    : VOICE_FORMATS.find(({ mediaType }) => MediaRecorder.isTypeSupported(mediaType));

export function useRecorder(onRecorded: (sound: Blob, format: VoiceFormat, seconds: number) => void): Recorder {
  const [state, setState] = useState<RecorderState>('idle');
  const [seconds, setSeconds] = useState(0);
  const [problem, setProblem] = useState<RecorderProblem>();
  const running = useRef<{ recorder: MediaRecorder; kept: boolean }>(undefined);
  const handOver = useRef(onRecorded);
  handOver.current = onRecorded;
  const end = (kept: boolean): void => {
    if (!running.current) return;
    running.current.kept = kept;
    running.current.recorder.stop();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving the page ends what is running then
  useEffect(() => () => end(false), []);

  const begin = (stream: MediaStream, format: VoiceFormat): void => {
    const recorder = new MediaRecorder(stream, { mimeType: format.mediaType, audioBitsPerSecond: VOICE_BITS_PER_SECOND });
    const parts: Blob[] = [];
    const startedAt = performance.now();
    const spoken = (): number => (performance.now() - startedAt) / 1000;
    const clock = setInterval(() => {
      setSeconds(spoken());
      if (spoken() >= MAX_VOICE_SECONDS) end(true);
    }, TICK_MS);
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      const length = spoken();
      if (running.current?.kept && length < SHORTEST_SECONDS) setProblem('tooShort');
      else if (running.current?.kept) handOver.current(new Blob(parts, { type: format.mediaType }), format, Math.round(length));
      running.current = undefined;
      setState('idle');
    };
    running.current = { recorder, kept: false };
    recorder.start();
    setSeconds(0);
    setState('recording');
  };
  const start = async (): Promise<void> => {
    const format = usableFormat();
    setProblem(format ? undefined : 'noRecorder');
    if (!format || state !== 'idle') return;
    setState('asking');
    try {
      begin(await navigator.mediaDevices.getUserMedia({ audio: true }), format);
    } catch {
      setProblem('refused');
      setState('idle');
    }
  };
  return { state, seconds, problem, start: () => void start(), stop: () => end(true), cancel: () => end(false) };
}
