import { type ReactNode, useState } from 'react';
import { FileViewer, type ViewedFile } from './FileViewer.tsx';

/** Opens one of these files in the viewer, which walks through all of them. */
export function useFileViewer(files: readonly ViewedFile[]): { open: (id: string) => void; viewer: ReactNode } {
  const [opened, setOpened] = useState<string>();
  const at = files.findIndex(({ id }) => id === opened);
  return {
    open: setOpened,
    viewer: at >= 0 && (
      <FileViewer files={files} at={at} onMove={(next) => setOpened(files[next]?.id)} onClose={() => setOpened(undefined)} />
    ),
  };
}
