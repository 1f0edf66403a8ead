import { Button, Modal } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../../i18n/wording.ts';
import { ChangeList } from './ChangeList.tsx';
import type { DraftKeeper, DraftState } from './draftKeeper.ts';
import { useOperatorNames } from './operators.ts';

/** Two people edited the draft: which one goes on. The other stays one undo away. */
export function ConflictDialog({ keeper, state }: { keeper: DraftKeeper; state: DraftState }): ReactElement | null {
  const { t } = useTranslation();
  const { theirs } = state;
  const other = { kind: 'user' as const, id: theirs?.changedBy ?? '' };
  const name = useOperatorNames(theirs ? [other] : [])(other);
  if (state.saving !== 'conflict' || !theirs) return null;
  return (
    <Modal
      open
      closable={false}
      width={640}
      title={t('processEditor.conflictTitle', { name })}
      footer={
        <>
          <Button onClick={keeper.takeTheirs}>{t('processEditor.takeTheirs')}</Button>
          <Button type="primary" onClick={() => void keeper.keepMine()}>
            {t('processEditor.keepMine')}
          </Button>
        </>
      }
    >
      <p className="quiet">{t('processEditor.conflictLead')}</p>
      <h3>{t('processEditor.conflictChanges')}</h3>
      <ChangeList before={theirs.definition} after={state.definition} />
    </Modal>
  );
}
