import type { ReactElement } from 'react';
import type { HomeSums } from '#domain/home/contract.ts';
import { Money } from '../ui/Money.tsx';

/** One amount per currency, joined by +; a dash where there is none. */
export function Amounts(props: { sums: readonly HomeSums[]; of: 'amount' | 'weighted' }): ReactElement {
  const shown = props.sums.filter((sums) => sums[props.of] !== '0' && sums[props.of] !== null);
  if (shown.length === 0) return <span className="faint">—</span>;
  return (
    <>
      {shown.map((sums, at) => (
        <span key={sums.currency}>
          {at > 0 && ' + '}
          <Money minor={Number(sums[props.of])} currency={sums.currency} />
        </span>
      ))}
    </>
  );
}

export const recordsIn = (sums: readonly HomeSums[]): number => sums.reduce((count, { records }) => count + records, 0);
