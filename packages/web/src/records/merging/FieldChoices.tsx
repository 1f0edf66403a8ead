// Whose value of each field stays. Only what differs is asked; what is equal, and what nobody chooses, is folded away.
import { Radio } from 'antd';
import type { ReactElement } from 'react';
import type { FieldShape, ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import type { MergePreview } from '#domain/records/merging.contract.ts';
import {
  choiceOf,
  currencyIsOpen,
  differs,
  isChoosable,
  type MergeChoice,
  type MergeChoices,
  type MergeSituation,
  mayKeepBoth,
  moneyOf,
} from '#domain/records/merging.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FieldValue, isEmptyValue } from '../FieldValue.tsx';
import { labelOf } from '../useObjects.ts';

/** The later activity and the sooner next step of the two stay, whoever survives; and the survivor is changed by the merge itself. */
const NEITHERS: ReadonlySet<string> = new Set(['lastActivityAt', 'nextStepAt', 'updatedAt']);

interface FieldChoicesProps {
  object: ObjectShape;
  preview: MergePreview;
  situation: MergeSituation;
  choices: MergeChoices;
  onChoose: (key: string, choice: MergeChoice) => void;
}

export function FieldChoices(props: FieldChoicesProps): ReactElement {
  const { t } = useTranslation();
  const { object, preview, situation } = props;
  const fields = object.fields.filter(({ type }) => type !== 'system');
  const money = currencyIsOpen(situation) ? moneyOf(situation).map(({ key }) => key) : [];
  const asked = fields.filter((field) => isChoosable(field) && (differs(situation, field.key) || money.includes(field.key)));
  const following = fields.filter((field) => !isChoosable(field) && !NEITHERS.has(field.key) && differs(situation, field.key));
  const equal = fields.filter(({ key }) => !differs(situation, key) && !money.includes(key) && !isEmptyValue(preview.survivor.values[key]));
  return (
    <div className="merge-fields">
      {asked.map((field) => (
        <FieldRow key={field.key} {...props} field={field} mustChoose={money.includes(field.key)} />
      ))}
      {asked.length === 0 && <p className="faint">{t('merging.nothingDiffers')}</p>}
      <Folded
        title={t('merging.stays', { count: following.length })}
        hint={t('merging.staysHint')}
        {...{ fields: following, preview }}
        both
      />
      <Folded title={t('merging.equal', { count: equal.length })} {...{ fields: equal, preview }} />
    </div>
  );
}

interface FieldRowProps extends FieldChoicesProps {
  field: FieldShape;
  /** With different currencies nothing is chosen beforehand. */
  mustChoose: boolean;
}

function FieldRow({ field, preview, situation, choices, mustChoose, onChoose }: FieldRowProps): ReactElement {
  const { t } = useTranslation();
  const chosen = mustChoose ? choices[field.key] : choiceOf(situation, choices, field);
  const stuck = situation.stuck.includes(field.key);
  const label = labelOf(field);
  return (
    <Radio.Group
      className="merge-row"
      aria-label={label}
      value={chosen ?? null}
      onChange={({ target }) => onChoose(field.key, target.value as MergeChoice)}
    >
      <span className="merge-label" aria-hidden="true">
        {label}
      </span>
      <Radio value="survivor">
        <SideValue field={field} record={preview.survivor} />
      </Radio>
      <Radio value="other" disabled={stuck}>
        <SideValue field={field} record={preview.other} />
        {stuck && <small className="faint">{t('merging.cannotTake')}</small>}
      </Radio>
      {mayKeepBoth(field) && !isEmptyValue(preview.survivor.values[field.key]) && !isEmptyValue(preview.other.values[field.key]) && (
        <Radio className="merge-both" value="both" disabled={stuck}>
          {t('merging.both')}
        </Radio>
      )}
    </Radio.Group>
  );
}

function SideValue({ field, record }: { field: FieldShape; record: OpenRecord }): ReactElement {
  const currency = typeof record.values.currency === 'string' ? record.values.currency : '';
  return <FieldValue field={field} value={record.values[field.key]} names={record.names} {...{ currency }} exact linked={false} />;
}

interface FoldedProps {
  title: string;
  hint?: string;
  fields: readonly FieldShape[];
  preview: MergePreview;
  /** Shows both values, of which the first stays. */
  both?: boolean;
}

function Folded({ title, hint, fields, preview, both = false }: FoldedProps): ReactElement | null {
  if (fields.length === 0) return null;
  return (
    <details className="merge-folded">
      <summary>{title}</summary>
      {hint && <p className="faint">{hint}</p>}
      {fields.map((field) => (
        <div key={field.key} className="merge-row">
          <span className="merge-label">{labelOf(field)}</span>
          <SideValue field={field} record={preview.survivor} />
          {both && <s>{isEmptyValue(preview.other.values[field.key]) ? '—' : <SideValue field={field} record={preview.other} />}</s>}
        </div>
      ))}
    </details>
  );
}
