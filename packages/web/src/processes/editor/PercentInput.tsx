import { InputNumber } from 'antd';
import type { ReactElement } from 'react';

const BASIS_POINTS = 100;
const LIMIT = 100;

/** A percentage to type, basis points to the outside. Keeps what was there when nothing is typed. */
export function PercentInput(props: {
  value: number;
  onChange: (basisPoints: number) => void;
  label?: string;
  id?: string;
  invalid?: boolean;
}): ReactElement {
  return (
    <InputNumber<number>
      {...(props.id && { id: props.id })}
      {...(props.label && { 'aria-label': props.label })}
      {...(props.invalid && { status: 'error' as const })}
      className="percent-input"
      value={props.value / BASIS_POINTS}
      min={0}
      max={LIMIT}
      precision={2}
      formatter={(value, { userTyping, input }) => (userTyping ? input : String(Number(value ?? 0)))}
      controls={false}
      suffix="%"
      onChange={(value) => value !== null && props.onChange(Math.round(Number(value) * BASIS_POINTS))}
    />
  );
}
