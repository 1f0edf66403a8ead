import HolderOutlined from '@ant-design/icons/HolderOutlined';
import type { KeyboardEvent, ReactElement, RefObject } from 'react';
import { useTranslation } from '../../i18n/wording.ts';

export type Direction = 'up' | 'down' | 'left' | 'right';
const DIRECTIONS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/** What one takes hold of to move a stage or an event: with the pointer, or with the arrow keys. */
export function Grip(props: {
  id: string;
  name: string;
  grip: RefObject<HTMLButtonElement | null>;
  onMove: (direction: Direction) => void;
  sideways?: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = DIRECTIONS[event.key];
    if (!direction || (!props.sideways && (direction === 'left' || direction === 'right'))) return;
    event.preventDefault();
    props.onMove(direction);
  };
  return (
    <button
      type="button"
      id={props.id}
      ref={props.grip}
      className="plain-button grip"
      aria-label={t('processEditor.grip', { name: props.name })}
      title={t(props.sideways ? 'processEditor.gripHintSideways' : 'processEditor.gripHint')}
      onKeyDown={onKeyDown}
    >
      <HolderOutlined />
    </button>
  );
}
