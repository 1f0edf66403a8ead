const FAR_END_SECONDS = 1e7;

/** The sound behind an address, loaded whole, with its length known. */
export async function loadSound(address: string): Promise<HTMLAudioElement> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the sound could not be loaded: ${response.status}`);
  const audio = new Audio(URL.createObjectURL(await response.blob()));
  await once(audio, 'loadedmetadata');
  if (!Number.isFinite(audio.duration)) {
    audio.currentTime = FAR_END_SECONDS;
    await once(audio, 'seeked');
    audio.currentTime = 0;
  }
  return audio;
}

const once = (audio: HTMLAudioElement, event: 'loadedmetadata' | 'seeked'): Promise<void> =>
  new Promise((resolve, reject) => {
    audio.addEventListener(event, () => resolve(), { once: true });
    audio.addEventListener('error', () => reject(audio.error ?? new Error('no sound')), { once: true });
  });
