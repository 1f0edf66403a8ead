import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { fullMoney, shortMoney } from './moneyText.ts';

/** An amount in its short form (¥12.5万) with the full figure on hover; `exact` shows the full figure itself. */
export function Money(props: { minor: number | null; currency: string; exact?: boolean }): ReactElement {
  const { i18n } = useTranslation();
  if (props.minor === null) return <span className="faint">—</span>;
  const full = fullMoney(props.minor, props.currency, i18n.language);
  const short = props.exact ? full : shortMoney(props.minor, props.currency, i18n.language);
  if (short === full) return <span className="figure">{full}</span>;
  return (
    <Tooltip title={<span className="figure">{full}</span>}>
      <span className="figure">
        <span aria-hidden="true">{short}</span>
        <span className="unseen">{full}</span>
      </span>
    </Tooltip>
  );
}
