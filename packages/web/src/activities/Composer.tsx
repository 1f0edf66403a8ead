// The quick-record box: text, @, voice, files, who took part, next time, one go.

import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Segmented, Select, Upload } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type ReactElement, useState } from 'react';
import { MAX_FOLLOW_UP } from '#domain/activities/contract.ts';
import { OBJECT_DESCRIPTORS, objectOfPath } from '#domain/records/objects.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { useIsPhone } from '../ui/useIsPhone.ts';
import { MentionBox } from './MentionBox.tsx';
import { teamQuery } from './teamQuery.ts';
import { type FollowUpDraft, type Place, useRecordFollowUp } from './timelineQueries.ts';
import { useColleagues } from './useColleagues.ts';
import { VoiceRecorder } from './VoiceRecorder.tsx';

const KINDS = ['note', 'call', 'visit', 'meeting', 'mail'] as const;

export function Composer({ place }: { place: Place }): ReactElement {
  const { t } = useTranslation();
  const [kind, setKind] = useState<FollowUpDraft['kind']>('note');
  const [body, setBody] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [participants, setParticipants] = useState<string[]>([]);
  const [nextAt, setNextAt] = useState<Dayjs | null>(null);
  const colleagues = useColleagues();
  const record = useRecordFollowUp(place);
  const phone = useIsPhone();
  const size = phone ? 'large' : 'small';
  const add = (file: File): void => setFiles((earlier) => [...earlier, file]);
  const clear = (): void => {
    setBody('');
    setFiles([]);
    setParticipants([]);
    setNextAt(null);
  };
  const says = body.trim() !== '' || files.length > 0;
  const send = (): void => {
    if (!says || record.isPending) return;
    const draft = { kind, body, mentions: colleagues.mentioned(body), participants, files, nextAt: nextAt?.toISOString() ?? null };
    record.mutate(draft, { onSuccess: clear });
  };
  return (
    <section className="composer" aria-label={t('activities.compose')}>
      <Segmented
        size="small"
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`activities.kinds.${value}`) }))}
        onChange={setKind}
      />
      <MentionBox
        value={body}
        rows={3}
        maxLength={MAX_FOLLOW_UP}
        label={t('activities.text')}
        placeholder={t(phone ? 'activities.placeholderTouch' : 'activities.placeholder')}
        colleagues={colleagues}
        onChange={setBody}
        onSend={send}
      />
      <div className="composer-foot">
        <VoiceRecorder onRecorded={add} />
        <Upload
          multiple
          fileList={files.map((file, at) => ({ uid: String(at), name: file.name }))}
          beforeUpload={(file) => {
            add(file);
            return false;
          }}
          onRemove={({ uid }) => setFiles((earlier) => earlier.filter((_, at) => String(at) !== uid))}
        >
          <Button type="text" size="small" icon={<PaperClipOutlined />}>
            {t('activities.attach')}
          </Button>
        </Upload>
        <Participants place={place} chosen={participants} onChange={setParticipants} />
        <DatePicker
          size={size}
          showTime={{ format: 'HH:mm', defaultOpenValue: dayjs('09:00', 'HH:mm') }}
          format="YYYY-MM-DD HH:mm"
          aria-label={t('activities.next')}
          placeholder={t('activities.nextPlaceholder')}
          value={nextAt}
          onChange={setNextAt}
        />
        <Button type="primary" disabled={!says} loading={record.isPending} onClick={send}>
          {t('activities.publish')}
        </Button>
      </div>
    </section>
  );
}

/** Members of the team who took part; nothing to choose where nobody else is on it. */
function Participants(props: { place: Place; chosen: string[]; onChange: (userIds: string[]) => void }): ReactElement | null {
  const { t } = useTranslation();
  const { user } = useSession();
  const size = useIsPhone() ? 'large' : 'small';
  const { owned } = OBJECT_DESCRIPTORS[objectOfPath(props.place.object)];
  const team = useQuery({ ...teamQuery(props.place), enabled: owned });
  const others = (team.data?.members ?? []).filter(({ userId }) => userId !== user.id);
  if (others.length === 0) return null;
  return (
    <Select
      size={size}
      mode="multiple"
      className="composer-people"
      maxTagCount="responsive"
      aria-label={t('activities.participants')}
      placeholder={t('activities.participants')}
      showSearch={{ optionFilterProp: 'label' }}
      options={others.map(({ userId, name }) => ({ value: userId, label: name }))}
      value={props.chosen}
      onChange={props.onChange}
    />
  );
}
