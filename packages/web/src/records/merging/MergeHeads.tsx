import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { ObjectShape, OpenRecord } from '#domain/records/contract.ts';
import type { MergePreview } from '#domain/records/merging.contract.ts';
import { useTranslation } from '../../i18n/wording.ts';
import { FieldValue, isEmptyValue } from '../FieldValue.tsx';
import { labelOf } from '../useObjects.ts';

/** What tells two records apart that are named alike. */
const TOLD = ['status', 'stageId', 'ownerId', 'createdAt'];

interface MergeHeadsProps {
  object: ObjectShape;
  preview: MergePreview;
  onTakeAll: (side: 'survivor' | 'other') => void;
}

/** The two side by side: the one that stays at the left. */
export function MergeHeads({ object, preview, onTakeAll }: MergeHeadsProps): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="merge-row merge-heads">
      <span />
      {(['survivor', 'other'] as const).map((side) => (
        <section key={side} className={`merge-head ${side}`} aria-label={t(`merging.${side}Side`)}>
          <strong>{String(preview[side].values.name ?? '')}</strong>
          <span className="merge-fate">{t(side === 'survivor' ? 'merging.survives' : 'merging.goes')}</span>
          <Facts object={object} record={preview[side]} />
          <Button size="small" onClick={() => onTakeAll(side)}>
            {t('merging.takeAll')}
          </Button>
        </section>
      ))}
    </div>
  );
}

function Facts({ object, record }: { object: ObjectShape; record: OpenRecord }): ReactElement {
  const fields = object.fields.filter(({ key }) => TOLD.includes(key) && !isEmptyValue(record.values[key]));
  return (
    <span className="merge-facts">
      {fields.map((field) => (
        <span key={field.key}>
          {field.type === 'instant' && `${labelOf(field)} `}
          <FieldValue field={field} value={record.values[field.key]} names={record.names} currency="" linked={false} />
        </span>
      ))}
    </span>
  );
}
