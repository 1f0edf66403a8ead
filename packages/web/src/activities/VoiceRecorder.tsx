import AudioOutlined from '@ant-design/icons/AudioOutlined';
import { Button } from 'antd';
import dayjs from 'dayjs';
import type { ReactElement } from 'react';
import { MAX_VOICE_SECONDS } from '#domain/activities/voice.ts';
import { clockTime } from '../files/clockTime.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useRecorder } from './useRecorder.ts';

/** The microphone of the quick-record box: a press begins, another one ends; the recording joins the files. */
export function VoiceRecorder({ onRecorded }: { onRecorded: (file: File) => void }): ReactElement {
  const { t } = useTranslation();
  const recorder = useRecorder((sound, { ending }, seconds) => {
    const name = t('activities.voiceName', { at: dayjs().format('MM-DD HH.mm'), seconds });
    onRecorded(new File([sound], `${name}.${ending}`, { type: sound.type }));
  });
  if (recorder.state === 'recording') {
    return (
      <span className="recording" role="status">
        <span className="recording-dot" aria-hidden="true" />
        <span className="figure">
          {clockTime(recorder.seconds)} / {clockTime(MAX_VOICE_SECONDS)}
        </span>
        <Button size="small" type="primary" onClick={recorder.stop}>
          {t('activities.voiceStop')}
        </Button>
        <Button size="small" onClick={recorder.cancel}>
          {t('activities.cancel')}
        </Button>
      </span>
    );
  }
  return (
    <span>
      <Button type="text" size="small" icon={<AudioOutlined />} loading={recorder.state === 'asking'} onClick={recorder.start}>
        {t('activities.voice')}
      </Button>
      {recorder.problem && (
        <span role="alert" className="voice-problem">
          {t(`activities.voiceProblems.${recorder.problem}`)}
        </span>
      )}
    </span>
  );
}
