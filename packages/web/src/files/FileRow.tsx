import type { ReactElement } from 'react';
import { previewOf } from '#domain/files/uploads.ts';
import { FileIcon } from './FileIcon.tsx';
import type { ViewedFile } from './FileViewer.tsx';
import { addressOfFile } from './fileWords.ts';
import { useFileViewer } from './useFileViewer.tsx';
import { VoiceNote } from './VoiceNote.tsx';

/** The files of one entry: pictures as small pictures, voices to be heard on the spot, the rest by name; a click opens the viewer. */
export function FileRow({ files }: { files: readonly ViewedFile[] }): ReactElement | null {
  const { open, viewer } = useFileViewer(files);
  if (files.length === 0) return null;
  return (
    <div className="file-row">
      {files.map((file) => (
        <OneFile key={file.id} file={file} onOpen={() => open(file.id)} />
      ))}
      {viewer}
    </div>
  );
}

function OneFile({ file, onOpen }: { file: ViewedFile; onOpen: () => void }): ReactElement {
  const preview = previewOf(file);
  if (preview === 'sound') return <VoiceNote file={file} />;
  if (preview === 'picture') {
    return (
      <button type="button" className="plain-button file-thumb" onClick={onOpen}>
        <img src={addressOfFile(file.id)} alt={file.name} loading="lazy" />
      </button>
    );
  }
  return (
    <button type="button" className="plain-button file-chip" onClick={onOpen}>
      <FileIcon mediaType={file.mediaType} />
      <span>{file.name}</span>
    </button>
  );
}
