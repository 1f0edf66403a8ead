import { InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { minorDigits } from '../ui/moneyText.ts';

interface MoneyInputProps {
  currency: string;
  /** Minor units. */
  value?: unknown;
  onChange?: ((value: number | null) => void) | undefined;
  min?: number | undefined;
  id?: string;
}

/** An amount typed in whole units, handed over in minor units. Further props go to the input. */
export function MoneyInput({ currency, value, onChange, min, ...rest }: MoneyInputProps): ReactElement {
  const scale = 10 ** minorDigits(currency);
  return (
    <InputNumber
      {...rest}
      className="wide"
      prefix={currency}
      precision={minorDigits(currency)}
      {...(min !== undefined && { min: min / scale })}
      value={typeof value === 'number' ? value / scale : null}
      onChange={(major) => onChange?.(major === null ? null : Math.round(major * scale))}
    />
  );
}
