// The input of one value in place. What is chosen is taken at once, what is typed with Enter or on leaving; Esc gives up.
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { FieldInput } from './FieldInput.tsx';

export interface CellEditorProps {
  field: FieldShape;
  value: unknown;
  currency: string;
  name?: string | undefined;
  onSave: (value: unknown) => void;
  onClose: () => void;
}

const CHOSEN: readonly FieldShape['type'][] = ['pick', 'user', 'reference', 'date', 'instant', 'checkbox'];

/** Whether a field may be edited where it is shown. */
export const isEditable = (field: FieldShape): boolean => !field.readOnly && field.level === 'edit' && field.type !== 'system';

export function CellEditor(props: CellEditorProps): ReactElement {
  const { field, onSave, onClose } = props;
  const [draft, setDraft] = useState(props.value);
  const over = useRef(false);
  const chosen = CHOSEN.includes(field.type);
  const end = (value: unknown): void => {
    if (over.current) return;
    over.current = true;
    if (JSON.stringify(value) !== JSON.stringify(props.value)) onSave(value);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') end(props.value);
    if (event.key === 'Enter' && !chosen && field.type !== 'multiPick' && !event.nativeEvent.isComposing && !event.shiftKey) {
      event.preventDefault();
      end(draft);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears the keys and the leaving of the input it holds
    <div className="cell-editor" onKeyDown={onKeyDown} onBlur={() => end(chosen ? props.value : draft)}>
      <FieldInput
        {...{ field, currency: props.currency, name: props.name }}
        autoFocus
        opened
        value={draft}
        onChange={(value) => (chosen ? end(value) : setDraft(value))}
      />
    </div>
  );
}
