// 发布: what stands against it, or what will be new; then the note and the number of the new version.

import { Button, Input, Modal } from 'antd';
import { type ReactElement, useState } from 'react';
import type { Violation } from '#domain/processes/publish.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { DraftDifference } from './VersionDifference.tsx';
import { ViolationList } from './ViolationList.tsx';

const LONGEST_NOTE = 500;

export interface PublishDialogProps {
  /** What stands against publishing now; the server adds what only it knows. */
  violations: readonly Violation[];
  /** The version now in force, to compare with; none before the first. */
  currentVersionId: string | null;
  publishing: boolean;
  onPublish: (note: string) => void;
  onGo: (violation: Violation) => void;
  onClose: () => void;
}

export function PublishDialog(props: PublishDialogProps): ReactElement {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const { violations } = props;
  const ready = violations.length === 0;
  return (
    <Modal
      open
      width={640}
      title={t(ready ? 'processEditor.publishTitle' : 'processEditor.notPublishable')}
      onCancel={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t('shell.close')}</Button>
          <Button type="primary" disabled={!ready} loading={props.publishing} onClick={() => props.onPublish(note.trim())}>
            {t('processEditor.publish')}
          </Button>
        </>
      }
    >
      {ready ? (
        <Ready currentVersionId={props.currentVersionId} note={note} onNote={setNote} />
      ) : (
        <>
          <p role="status" className="quiet">
            {t('processEditor.mendFirst', { count: violations.length })}
          </p>
          <ViolationList violations={violations} onGo={props.onGo} />
        </>
      )}
    </Modal>
  );
}

function Ready(props: { currentVersionId: string | null; note: string; onNote: (note: string) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <>
      <p className="quiet">{t(props.currentVersionId ? 'processEditor.publishLead' : 'processEditor.publishFirst')}</p>
      {props.currentVersionId && <DraftDifference before={props.currentVersionId} />}
      <Input.TextArea
        rows={2}
        maxLength={LONGEST_NOTE}
        value={props.note}
        aria-label={t('processEditor.note')}
        placeholder={t('processEditor.notePlaceholder')}
        onChange={({ target }) => props.onNote(target.value)}
      />
    </>
  );
}
