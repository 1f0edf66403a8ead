import CheckOutlined from '@ant-design/icons/CheckOutlined';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../../i18n/wording.ts';
import type { DraftKeeper, Saving } from './draftKeeper.ts';

/** Whether what is shown is also what is saved. */
export function SavingMark({ saving, keeper }: { saving: Saving; keeper: DraftKeeper }): ReactElement {
  const { t } = useTranslation();
  return (
    <span className={`saving saving-${saving}`}>
      <span role="status">
        {saving === 'saved' && <CheckOutlined />} {t(`processEditor.saving.${saving}`)}
      </span>
      {saving === 'failed' && (
        <Button size="small" type="link" onClick={() => void keeper.settle()}>
          {t('shell.retry')}
        </Button>
      )}
    </span>
  );
}
