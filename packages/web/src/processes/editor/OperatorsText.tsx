import TeamOutlined from '@ant-design/icons/TeamOutlined';
import type { ReactElement } from 'react';
import type { Operator } from '#domain/processes/definition.ts';
import { comma } from '../../i18n/separators.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { useEditing } from './editing.ts';

/** Who may work it, in short: names, or everyone. */
export function OperatorsText({ operators }: { operators: readonly Operator[] }): ReactElement {
  const { t } = useTranslation();
  const { operatorName } = useEditing();
  if (operators.length === 0) return <span className="faint">{t('processEditor.everyoneShort')}</span>;
  return (
    <span className="operators-text">
      <TeamOutlined /> {operators.map(operatorName).join(comma())}
    </span>
  );
}
