import EditOutlined from '@ant-design/icons/EditOutlined';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { RequiredStar } from './RequiredStar.tsx';

export interface Information {
  field: string;
  label: string;
  required: boolean;
  /** The value as text or component; undefined while nothing is filled in. */
  value: ReactNode | undefined;
  /** The input that fills it in place; left out where this person may not edit. Calls `close` when done or given up. */
  editor?: (close: () => void) => ReactNode;
}

/** One piece of key information: label and value, turned into its input by a click, Enter or F2. */
export function InformationPair({ information }: { information: Information }): ReactElement {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const { label, value, editor } = information;
  const shown = value ?? <span className="faint">{t('processes.empty')}</span>;
  return (
    <div className={`information ${value === undefined && information.required ? 'wanted' : ''}`}>
      <dt>
        {label}
        {information.required && <RequiredStar />}
      </dt>
      <dd>
        {!editor && shown}
        {editor && editing && editor(() => setEditing(false))}
        {editor && !editing && (
          <button
            type="button"
            className="plain-button information-value"
            aria-label={t('processes.fillField', { field: label })}
            onClick={() => setEditing(true)}
            onKeyDown={(event) => event.key === 'F2' && setEditing(true)}
          >
            {shown}
            <EditOutlined />
          </button>
        )}
      </dd>
    </div>
  );
}
