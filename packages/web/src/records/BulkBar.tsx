// What may be done with all ticked records at once. Each is judged by itself; who is refused is listed with the reason.

import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { BulkResult, ObjectShape, RecordShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { BulkEditDialog } from './BulkEditDialog.tsx';
import { BulkResultDialog } from './BulkResultDialog.tsx';
import { isEditable } from './CellEditor.tsx';
import type { ListQuestion } from './recordQueries.ts';
import { useBulk } from './useBulk.ts';
import type { Selection } from './useSelection.ts';

interface BulkBarProps {
  object: ObjectShape;
  question: ListQuestion;
  selection: Selection;
  rows: readonly RecordShape[];
  currency: string;
  /** There is more than what is loaded. */
  hasMore: boolean;
}

export function BulkBar(props: BulkBarProps): ReactElement {
  const { t } = useTranslation();
  const { object, question, selection, rows, hasMore } = props;
  const [dialog, setDialog] = useState<'edit' | 'assign'>();
  const [refused, setRefused] = useState<BulkResult>();
  const whole = selection.everything ? { where: question } : { ids: [...selection.ids] };
  const bulk = useBulk(object.name, (result) => {
    setDialog(undefined);
    if (result.refused > 0) setRefused(result);
    else selection.clear();
  });
  const all = selection.ids.size >= rows.length;
  const may = (action: 'edit' | 'assign' | 'delete'): boolean => object.actions[action] !== 'none';
  const editable = object.fields.filter((field) => isEditable(field) && field.key !== 'name' && field.key !== 'ownerId');
  const owner = object.fields.filter((field) => field.key === 'ownerId');
  return (
    <section className="bulk-bar" aria-label={t('lists.bulk')}>
      <strong role="status">{selection.everything ? t('lists.everythingChosen') : t('lists.chosen', { count: selection.ids.size })}</strong>
      {all && hasMore && !selection.everything && (
        <Button type="link" onClick={selection.tickEverything}>
          {t('lists.chooseEverything')}
        </Button>
      )}
      {may('edit') && <Button onClick={() => setDialog('edit')}>{t('lists.bulkEdit')}</Button>}
      {object.owned && may('assign') && <Button onClick={() => setDialog('assign')}>{t('records.assign')}</Button>}
      {may('delete') && (
        <Button danger loading={bulk.isPending && !dialog} onClick={() => bulk.mutate({ ...whole, act: { do: 'delete' } })}>
          {t('records.delete')}
        </Button>
      )}
      <Button type="text" onClick={selection.clear}>
        {t('lists.unselect')}
      </Button>
      {dialog && (
        <BulkEditDialog
          title={t(dialog === 'edit' ? 'lists.bulkEdit' : 'records.assign')}
          fields={dialog === 'edit' ? editable : owner}
          currency={props.currency}
          busy={bulk.isPending}
          onClose={() => setDialog(undefined)}
          onApply={(field, value) =>
            bulk.mutate({
              ...whole,
              act: dialog === 'assign' ? { do: 'assign', ownerId: String(value) } : { do: 'edit', values: { [field.key]: value } },
            })
          }
        />
      )}
      {refused && (
        <BulkResultDialog
          {...{ result: refused, rows, fields: object.fields }}
          onClose={() => {
            setRefused(undefined);
            selection.clear();
          }}
        />
      )}
    </section>
  );
}
