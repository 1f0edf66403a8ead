import type { ReactElement, ReactNode } from 'react';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import { useSession } from '../session.tsx';
import { keyFacts } from './columns.ts';
import { FieldValue, isEmptyValue } from './FieldValue.tsx';
import { RecordActions } from './RecordActions.tsx';
import './RecordHead.css';
import { labelOf } from './useObjects.ts';

/** Name, what can be done with it, and the facts one looks for first. */
export function RecordHead({ object, record, children }: { object: ObjectShape; record: OpenRecord; children?: ReactNode }): ReactElement {
  const { organisation } = useSession();
  const currency = typeof record.values.currency === 'string' ? record.values.currency : organisation.currency;
  return (
    <header className="record-head">
      <div className="record-title">
        <h1>{String(record.values.name)}</h1>
        <RecordActions object={object} record={record}>
          {children}
        </RecordActions>
      </div>
      <dl className="key-facts">
        {keyFacts(object)
          .filter(({ key }) => !isEmptyValue(record.values[key]))
          .map((field) => (
            <div key={field.key}>
              <dt>{labelOf(field)}</dt>
              <dd>
                <FieldValue field={field} value={record.values[field.key]} names={record.names} currency={currency} exact />
              </dd>
            </div>
          ))}
      </dl>
    </header>
  );
}
