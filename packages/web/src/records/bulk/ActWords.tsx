import type { ReactElement } from 'react';
import type { BulkRun } from '#domain/records/bulk.contract.ts';
import type { ObjectShape } from '#domain/records/contract.ts';
import { type Translate, useTranslation } from '../../i18n/wording.ts';
import { FieldValue } from '../FieldValue.tsx';
import { labelOf } from '../useObjects.ts';

export const actWords = (t: Translate, { act, total }: Pick<BulkRun, 'act' | 'total'>, object: ObjectShape): string =>
  t(`bulk.acts.${act.do}`, { count: total.toLocaleString(), object: labelOf(object) });

/** Which field got which value, or who got the records. */
export function ActValues({ run, object, currency }: { run: BulkRun; object: ObjectShape; currency: string }): ReactElement | null {
  const { t } = useTranslation();
  const { act, names } = run;
  if (act.do === 'assign') return <span>{t('bulk.newOwner', { name: names[act.ownerId] ?? '—' })}</span>;
  if (act.do !== 'edit') return null;
  const changed = object.fields.filter((field) => field.key in act.values);
  return (
    <>
      {changed.map((field) => (
        <span key={field.key}>
          {labelOf(field)} → <FieldValue field={field} value={act.values[field.key]} names={names} currency={currency} exact />
        </span>
      ))}
    </>
  );
}
