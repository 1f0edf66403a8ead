import { InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../../i18n/wording.ts';

const TEN_YEARS = 3_650;

/** Whole days to type; nothing typed means no limit. */
export function DaysInput(props: { value: number | null; label: string; onChange: (days: number | null) => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <InputNumber<number>
      className="days-input"
      value={props.value}
      min={0}
      max={TEN_YEARS}
      precision={0}
      controls={false}
      aria-label={props.label}
      placeholder={t('processEditor.noLimit')}
      suffix={<span>{props.value === null ? '' : t('processEditor.daysUnit')}</span>}
      onChange={(days) => props.onChange(days)}
    />
  );
}
