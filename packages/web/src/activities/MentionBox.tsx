import { Mentions } from 'antd';
import type { ReactElement } from 'react';
import type { useColleagues } from './useColleagues.ts';

interface MentionBoxProps {
  value: string;
  rows: number;
  maxLength: number;
  label: string;
  placeholder: string;
  colleagues: ReturnType<typeof useColleagues>;
  onChange: (text: string) => void;
  /** Ctrl + Enter or ⌘ + Enter. */
  onSend: () => void;
}

/** A text in which @ offers colleagues. */
export function MentionBox({ label, colleagues, onSend, ...box }: MentionBoxProps): ReactElement {
  return (
    <Mentions
      {...box}
      aria-label={label}
      options={colleagues.options}
      onSearch={colleagues.search}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSend();
      }}
    />
  );
}
