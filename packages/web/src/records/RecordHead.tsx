import type { ReactElement } from 'react';
import { useSession } from '../session.tsx';
import { keyFacts } from './columns.ts';
import { FieldValue, isEmptyValue } from './FieldValue.tsx';
import { RecordActions, type RecordActionsProps } from './RecordActions.tsx';
import './RecordHead.css';
import { labelOf } from './useObjects.ts';

interface RecordHeadProps extends RecordActionsProps {
  /** Keys of the facts to show, where they are not the ones a card of such a record shows. */
  facts?: readonly string[];
}

/** Name, what can be done with it, and the facts one looks for first. */
export function RecordHead({ facts, ...actions }: RecordHeadProps): ReactElement {
  const { object, record } = actions;
  const { organisation } = useSession();
  const currency = typeof record.values.currency === 'string' ? record.values.currency : organisation.currency;
  const shown = facts ? facts.flatMap((key) => object.fields.find((field) => field.key === key) ?? []) : keyFacts(object);
  return (
    <header className="record-head">
      <div className="record-title">
        <h1>{String(record.values.name)}</h1>
        <RecordActions {...actions} />
      </div>
      <dl className="key-facts">
        {shown
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
