import CheckOutlined from '@ant-design/icons/CheckOutlined';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { saveViolations, type Violation } from '#domain/processes/publish.ts';
import { useTranslation } from '../../i18n/wording.ts';
import type { DraftKeeper, DraftState } from './draftKeeper.ts';

interface SavingMarkProps {
  state: DraftState;
  keeper: DraftKeeper;
  onGo: (violation: Violation) => void;
}

/** Whether what is shown is also what is saved; where the draft itself stands against it, the way to the place. */
export function SavingMark({ state: { saving, definition }, keeper, onGo }: SavingMarkProps): ReactElement {
  const { t } = useTranslation();
  const [unsavable] = saving === 'failed' ? saveViolations(definition) : [];
  return (
    <span className={`saving saving-${saving}`}>
      <span role="status">
        {saving === 'saved' && <CheckOutlined />} {t(`processEditor.saving.${saving}`)}
      </span>
      {unsavable && (
        <Button size="small" type="link" onClick={() => onGo(unsavable)}>
          {t('processEditor.remarkStopsSaving')}
        </Button>
      )}
      {saving === 'failed' && !unsavable && (
        <Button size="small" type="link" onClick={() => void keeper.settle()}>
          {t('shell.retry')}
        </Button>
      )}
    </span>
  );
}
