import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import MinusCircleOutlined from '@ant-design/icons/MinusCircleOutlined';
import type { ReactElement, ReactNode } from 'react';
import type { Operator } from '#domain/processes/definition.ts';
import type { MoveRefusal } from '#domain/processes/refusals.ts';
import { comma } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import './RefusalList.css';
import { type RefusalGroup, type RefusalRow, whoMay } from './refusalRows.ts';
import { refusalWords } from './refusalWords.ts';

export interface RefusalWording {
  fieldLabel: (field: string) => string;
  operatorName: (operator: Operator) => string;
  /** What mends this reason, right here: a field to fill, a file to choose, a person to ask. */
  mend: (refusal: MoveRefusal) => ReactNode;
}

/** Every reason against a move, grouped by stage, each with what mends it. */
export function RefusalList(props: RefusalWording & { groups: readonly RefusalGroup[] }): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="refusals">
      {props.groups.map(({ stage, rows }) => (
        <section key={stage?.id ?? ''}>
          <h3>{stage?.name ?? t('processes.whole')}</h3>
          <ul>
            {rows.map((row) => (
              <Reason key={row.key} {...props} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Reason(props: RefusalWording & { row: RefusalRow }): ReactElement {
  const { t } = useTranslation();
  const { refusal, mended } = props.row;
  const names = whoMay(refusal).map(props.operatorName).join(comma());
  return (
    <li className={mended ? 'mended' : ''}>
      {mended ? <CheckCircleFilled aria-label={t('processes.mended')} /> : <MinusCircleOutlined aria-hidden="true" />}
      <span className="reason">
        {refusalWords(t, refusal, props.fieldLabel)}
        {names && !mended && <span className="faint">{t('processes.whoMay', { names })}</span>}
      </span>
      {!mended && <span className="reason-mend">{props.mend(refusal)}</span>}
    </li>
  );
}
