// A recording played on the spot. Browsers write recordings without their length; it is found by seeking to the far end once.

import CaretRightOutlined from '@ant-design/icons/CaretRightOutlined';
import PauseOutlined from '@ant-design/icons/PauseOutlined';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { useToast } from '../ui/toast.tsx';
import { clockTime } from './clockTime.ts';
import { addressOfFile } from './fileWords.ts';
import { loadSound } from './loadSound.ts';

export function VoiceNote({ file }: { file: { id: string; name: string } }): ReactElement {
  const { t } = useTranslation();
  const toast = useToast();
  const sound = useRef<HTMLAudioElement>(undefined);
  const [heard, setHeard] = useState(0);
  const [playing, setPlaying] = useState(false);
  const load = useMutation({
    mutationFn: () => loadSound(addressOfFile(file.id)),
    onSuccess: (audio) => {
      sound.current = audio;
      audio.ontimeupdate = () => setHeard(audio.currentTime);
      audio.onplay = () => setPlaying(true);
      audio.onpause = () => setPlaying(false);
      void audio.play().catch(toast.failed);
    },
    onError: toast.failed,
  });
  useEffect(() => () => sound.current?.pause(), []);
  const toggle = (): void => {
    if (!sound.current) load.mutate();
    else if (playing) sound.current.pause();
    else void sound.current.play().catch(toast.failed);
  };
  const length = load.data?.duration ?? 0;
  return (
    <span className="voice-note">
      <Button
        type="text"
        shape="circle"
        size="small"
        loading={load.isPending}
        icon={playing ? <PauseOutlined /> : <CaretRightOutlined />}
        aria-label={t(playing ? 'files.pause' : 'files.play', { name: file.name })}
        onClick={toggle}
      />
      <progress value={heard} max={length || 1} aria-label={file.name} />
      <span className="figure">{load.data ? `${clockTime(heard)} / ${clockTime(length)}` : t('files.voice')}</span>
    </span>
  );
}
