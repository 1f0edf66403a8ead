// What may be done with all ticked records at once, or with everything the list finds: a run is started, and shows how far it is.

import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import type { BulkAct, FieldShape, ObjectShape, RecordShape } from '#domain/records/contract.ts';
import { isMergeable } from '#domain/records/merging.ts';
import { type Translate, useTranslation } from '../i18n/wording.ts';
import { BulkEditDialog } from './BulkEditDialog.tsx';
import { useStartRun } from './bulk/bulkQueries.ts';
import { isEditable } from './CellEditor.tsx';
import { type ListQuestion, totalsQuery } from './recordQueries.ts';
import { labelOf } from './useObjects.ts';
import type { Selection } from './useSelection.ts';

const MergeDialog = lazy(() => import('./merging/MergeDialog.tsx').then((module) => ({ default: module.MergeDialog })));

interface BulkBarProps {
  object: ObjectShape;
  question: ListQuestion;
  selection: Selection;
  rows: readonly RecordShape[];
  currency: string;
  /** There is more than what is loaded. */
  hasMore: boolean;
  onStarted: (runId: string) => void;
}

export function BulkBar(props: BulkBarProps): ReactElement {
  const { t } = useTranslation();
  const { object, question, selection, rows, hasMore, onStarted } = props;
  const [dialog, setDialog] = useState<'edit' | 'assign'>();
  const [merging, setMerging] = useState<Pair>();
  const two = twoOf(props);
  const start = useStartRun(object, ({ id }) => {
    setDialog(undefined);
    selection.clear();
    onStarted(id);
  });
  const perform = (act: BulkAct): Promise<unknown> =>
    start.mutateAsync({ ...(selection.everything ? { where: question } : { ids: [...selection.ids] }), act });
  const found = useFound(props);
  const count = selection.everything ? found : selection.ids.size.toLocaleString();
  const all = selection.ids.size >= rows.length;
  const may = (action: 'edit' | 'assign' | 'delete'): boolean => object.actions[action] !== 'none';
  const askToDelete = useAskToDelete(object);
  return (
    <section className="bulk-bar" aria-label={t('lists.bulk')}>
      <strong role="status">{chosenWords(t, selection, count)}</strong>
      {all && hasMore && !selection.everything && (
        <Button type="link" onClick={selection.tickEverything}>
          {found ? t('lists.chooseEveryOne', { count: found }) : t('lists.chooseEverything')}
        </Button>
      )}
      {may('edit') && <Button onClick={() => setDialog('edit')}>{t('lists.bulkEdit')}</Button>}
      {object.owned && may('assign') && <Button onClick={() => setDialog('assign')}>{t('records.assign')}</Button>}
      {two && may('edit') && may('delete') && <Button onClick={() => setMerging(two)}>{t('merging.bulk')}</Button>}
      {may('delete') && (
        <Button danger onClick={() => askToDelete(count, () => perform({ do: 'delete' }))}>
          {t('records.delete')}
        </Button>
      )}
      <Button type="text" onClick={selection.clear}>
        {t('lists.unselect')}
      </Button>
      {merging && (
        <Suspense>
          <MergeDialog
            object={object}
            record={merging[0]}
            otherId={merging[1].id}
            onClose={() => setMerging(undefined)}
            onMerged={selection.clear}
          />
        </Suspense>
      )}
      {dialog && (
        <BulkEditDialog
          title={t(dialog === 'edit' ? 'lists.bulkEdit' : 'records.assign')}
          fields={dialog === 'edit' ? editableOf(object) : object.fields.filter((field) => field.key === 'ownerId')}
          currency={props.currency}
          busy={start.isPending}
          onClose={() => setDialog(undefined)}
          onApply={(field, value) => void perform(actOf(dialog, field, value)).catch(() => undefined)} // told already
        />
      )}
    </section>
  );
}

type Pair = readonly [RecordShape, RecordShape];

/** The two ticked rows of a list whose records can be merged; the upper one is offered to stay. */
function twoOf({ object, selection, rows }: BulkBarProps): Pair | undefined {
  if (!isMergeable(object.name) || selection.everything || selection.ids.size !== 2) return undefined;
  const [first, second] = rows.filter(({ id }) => selection.ids.has(id));
  return first && second && [first, second];
}

const editableOf = ({ fields }: ObjectShape): FieldShape[] =>
  fields.filter((field) => isEditable(field) && field.key !== 'name' && field.key !== 'ownerId');

const actOf = (dialog: 'edit' | 'assign', field: FieldShape, value: unknown): BulkAct =>
  dialog === 'assign' ? { do: 'assign', ownerId: String(value) } : { do: 'edit', values: { [field.key]: value } };

/** How many records the list finds, once that is known; exactly when all of them are chosen. */
function useFound({ object, question, selection }: BulkBarProps): string | undefined {
  const { data } = useQuery({ ...totalsQuery(object.name, question, selection.everything), placeholderData: (before) => before });
  return data?.complete ? data.count.toLocaleString() : undefined;
}

function chosenWords(t: Translate, { everything }: Selection, count: string | undefined): string {
  if (!everything) return t('lists.chosen', { count });
  return count ? t('lists.everyOneChosen', { count }) : t('lists.everythingChosen');
}

function useAskToDelete(object: ObjectShape): (count: string | undefined, act: () => Promise<unknown>) => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  return (count, act) => {
    modal.confirm({
      title: t('bulk.deleteTitle', { count: count ?? '', object: labelOf(object) }),
      content: t('bulk.deleteText'),
      okText: t('records.delete'),
      okButtonProps: { danger: true },
      cancelText: t('records.cancel'),
      onOk: () => act().catch(() => undefined), // told already
    });
  };
}
