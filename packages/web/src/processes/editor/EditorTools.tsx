import RollbackOutlined from '@ant-design/icons/RollbackOutlined';
import { Badge, Button } from 'antd';
import { type ReactElement, useEffect } from 'react';
import type { BusinessType } from '#domain/processes/contract.ts';
import type { Violation } from '#domain/processes/publish.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { DocumentMenu } from './DocumentMenu.tsx';
import type { DraftKeeper, DraftState } from './draftKeeper.ts';
import { SavingMark } from './SavingMark.tsx';

/** Saved or not, undo and redo, publish with the number of things that stand against it. */
export function EditorTools(props: {
  type: BusinessType;
  keeper: DraftKeeper;
  state: DraftState;
  violations: number;
  onPublish: () => void;
  onGo: (violation: Violation) => void;
}): ReactElement {
  const { t } = useTranslation();
  const { keeper, state } = props;
  useUndoKeys(keeper);
  return (
    <div className="editor-tools">
      <SavingMark state={state} keeper={keeper} onGo={props.onGo} />
      <Button
        id="undo-edit"
        type="text"
        icon={<RollbackOutlined />}
        disabled={state.past.length === 0}
        aria-label={t('processEditor.undo')}
        title={`${t('processEditor.undo')} (Ctrl+Z)`}
        onClick={keeper.undo}
      />
      <Button
        type="text"
        icon={<RollbackOutlined className="forth" />}
        disabled={state.future.length === 0}
        aria-label={t('processEditor.redo')}
        title={`${t('processEditor.redo')} (Ctrl+Shift+Z)`}
        onClick={keeper.redo}
      />
      <Badge count={props.violations} size="small" title={t('processEditor.mendFirst', { count: props.violations })}>
        <Button type="primary" onClick={props.onPublish}>
          {t('processEditor.publish')}
        </Button>
      </Badge>
      <DocumentMenu type={props.type} keeper={keeper} />
    </div>
  );
}

const typesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, [contenteditable]');

/** Ctrl+Z outside of a field takes back an edit of the draft; inside, the field has its own. */
function useUndoKeys(keeper: DraftKeeper): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const wanted = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey);
      if (!wanted || typesText(event.target) || document.querySelector('[role=dialog]')) return;
      event.preventDefault();
      if (event.shiftKey) keeper.redo();
      else keeper.undo();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [keeper]);
}
