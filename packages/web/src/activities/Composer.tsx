// The quick-record box: text, @, files, next time, one go.

import PaperClipOutlined from '@ant-design/icons/PaperClipOutlined';
import { Button, DatePicker, Mentions, Segmented, Upload } from 'antd';
import type { Dayjs } from 'dayjs';
import { type ReactElement, useState } from 'react';
import { MAX_FOLLOW_UP } from '#domain/activities/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { type FollowUpDraft, type Place, useRecordFollowUp } from './timelineQueries.ts';
import { useColleagues } from './useColleagues.ts';

const KINDS = ['note', 'call', 'visit', 'meeting', 'mail'] as const;

export function Composer({ place }: { place: Place }): ReactElement {
  const { t } = useTranslation();
  const [kind, setKind] = useState<FollowUpDraft['kind']>('note');
  const [body, setBody] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const [nextAt, setNextAt] = useState<Dayjs | null>(null);
  const { options, search, mentioned } = useColleagues();
  const record = useRecordFollowUp(place);
  const clear = (): void => {
    setBody('');
    setFiles([]);
    setNextAt(null);
  };
  const send = (): void =>
    record.mutate(
      { kind, body, mentions: mentioned(body), participants: [], files, nextAt: nextAt?.toISOString() ?? null },
      { onSuccess: clear },
    );
  return (
    <section className="composer" aria-label={t('activities.compose')}>
      <Segmented
        size="small"
        value={kind}
        options={KINDS.map((value) => ({ value, label: t(`activities.kinds.${value}`) }))}
        onChange={setKind}
      />
      <Mentions
        value={body}
        rows={3}
        maxLength={MAX_FOLLOW_UP}
        aria-label={t('activities.text')}
        placeholder={t('activities.placeholder')}
        options={options}
        onSearch={search}
        onChange={setBody}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && body.trim()) send();
        }}
      />
      <div className="composer-foot">
        <Upload
          multiple
          fileList={files.map((file, at) => ({ uid: String(at), name: file.name }))}
          beforeUpload={(file) => {
            setFiles((earlier) => [...earlier, file]);
            return false;
          }}
          onRemove={({ uid }) => setFiles((earlier) => earlier.filter((_, at) => String(at) !== uid))}
        >
          <Button type="text" size="small" icon={<PaperClipOutlined />}>
            {t('activities.attach')}
          </Button>
        </Upload>
        <DatePicker
          size="small"
          showTime={{ format: 'HH:mm' }}
          format="YYYY-MM-DD HH:mm"
          aria-label={t('activities.next')}
          placeholder={t('activities.next')}
          value={nextAt}
          onChange={setNextAt}
        />
        <Button type="primary" disabled={body.trim() === ''} loading={record.isPending} onClick={send}>
          {t('activities.publish')}
        </Button>
      </div>
    </section>
  );
}
