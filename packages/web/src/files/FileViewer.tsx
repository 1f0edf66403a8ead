// Looking at the files of a record one after the other: pictures and PDF in the page, sound and film with a player, the rest by
// name. ← and → lead on, Esc closes.

import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { Button, Modal } from 'antd';
import { type KeyboardEvent, type ReactElement, type ReactNode, useState } from 'react';
import { previewOf } from '#domain/files/uploads.ts';
import { useTranslation } from '../i18n/wording.ts';
import { InstantText } from '../ui/DateText.tsx';
import { FileIcon } from './FileIcon.tsx';
import './FileViewer.css';
import { addressOfFile, sizeWords } from './fileWords.ts';

export interface ViewedFile {
  id: string;
  name: string;
  mediaType: string;
  size: number;
  createdByName?: string;
  createdAt?: string;
}

interface FileViewerProps {
  files: readonly ViewedFile[];
  /** The one shown. */
  at: number;
  onMove: (at: number) => void;
  onClose: () => void;
}

export function FileViewer({ files, at, onMove, onClose }: FileViewerProps): ReactElement | null {
  const { t } = useTranslation();
  const file = files[at];
  if (!file) return null;
  const step = (by: number): void => {
    if (files[at + by]) onMove(at + by);
  };
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowLeft') step(-1);
    if (key === 'ArrowRight') step(1);
  };
  return (
    <Modal
      open
      className="file-viewer"
      width="min(1120px, 96vw)"
      title={file.name}
      footer={null}
      closable={{ 'aria-label': t('shell.close') }}
      onCancel={onClose}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only hears the arrows, each of which has its button */}
      <div onKeyDown={onKeyDown}>
        <div className="file-stage">
          <Shown key={file.id} file={file} />
        </div>
        <footer>
          {files.length > 1 && (
            <span className="file-walk">
              <Button icon={<LeftOutlined />} aria-label={t('files.previous')} disabled={at === 0} onClick={() => step(-1)} />
              <span className="figure">
                {at + 1} / {files.length}
              </span>
              <Button icon={<RightOutlined />} aria-label={t('files.next')} disabled={at === files.length - 1} onClick={() => step(1)} />
            </span>
          )}
          <span className="faint">
            {sizeWords(t, file.size)}
            {file.createdByName && ` · ${file.createdByName}`}
            {file.createdAt && (
              <>
                {' · '}
                <InstantText at={file.createdAt} />
              </>
            )}
          </span>
          <Button icon={<DownloadOutlined />} href={addressOfFile(file.id, true)} autoFocus>
            {t('files.download')}
          </Button>
        </footer>
      </div>
    </Modal>
  );
}

function Shown({ file }: { file: ViewedFile }): ReactNode {
  const { t } = useTranslation();
  const address = addressOfFile(file.id);
  switch (previewOf(file)) {
    case 'picture':
      return <Picture address={address} name={file.name} />;
    case 'pdf':
      // No sandbox: browsers do not start their reader of PDF in one. The server says what such a page may do.
      return navigator.pdfViewerEnabled ? <iframe src={address} title={file.name} /> : <ByName file={file} hint={t('files.noPdfReader')} />;
    case 'sound':
      // biome-ignore lint/a11y/useMediaCaption: nobody has written captions for what was recorded in passing
      return <audio controls src={address} aria-label={file.name} />;
    case 'film':
      // biome-ignore lint/a11y/useMediaCaption: nobody has written captions for what was filmed in passing
      return <video controls src={address} aria-label={file.name} />;
    default:
      return <ByName file={file} hint={t('files.noPreview')} />;
  }
}

/** A picture as large as the window allows; a click shows its true size, another one fits it in again. */
function Picture({ address, name }: { address: string; name: string }): ReactElement {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(true);
  return (
    <button
      type="button"
      className={`plain-button file-picture ${whole ? 'whole' : 'true-size'}`}
      title={t(whole ? 'files.trueSize' : 'files.fitIn')}
      onClick={() => setWhole(!whole)}
    >
      <img src={address} alt={name} />
    </button>
  );
}

const ByName = ({ file, hint }: { file: ViewedFile; hint: string }): ReactElement => (
  <div className="file-by-name">
    <FileIcon mediaType={file.mediaType} />
    <strong>{file.name}</strong>
    <span className="faint">{hint}</span>
  </div>
);
