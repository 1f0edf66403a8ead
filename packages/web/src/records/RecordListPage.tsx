// The list of an object: views, search and filter above, rows in the middle, counts and sums below, a record beside it.

import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { FieldShape, ObjectShape, RecordShape } from '#domain/records/contract.ts';
import { encodeSort } from '#domain/records/listQuery.ts';
import { semicolon } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useSession } from '../session.tsx';
import { FailureState } from '../ui/FailureState.tsx';
import { ListSkeleton } from '../ui/states.tsx';
import { useToast } from '../ui/toast.tsx';
import { BulkBar } from './BulkBar.tsx';
import { BulkRunBar } from './bulk/BulkRunBar.tsx';
import { keyFacts } from './columns.ts';
import { EmptyList } from './EmptyList.tsx';
import { refusalSentences } from './fieldProblems.ts';
import { ListFooter } from './ListFooter.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import './RecordListPage.css';
import { useIsPhone } from '../ui/useIsPhone.ts';
import { rowsIn } from './listItems.ts';
import { PeekDrawer } from './PeekDrawer.tsx';
import { RecordCards } from './RecordCards.tsx';
import { RecordGrid } from './RecordGrid.tsx';
import { useChangeRecord } from './useChangeRecord.ts';
import { useListRows } from './useListRows.ts';
import { type ListState, useListState } from './useListState.ts';
import { useSelection } from './useSelection.ts';
import { useWidths } from './useWidths.ts';
import { WithObject } from './WithObject.tsx';

export function RecordListPage(props: { object: ObjectName }): ReactElement {
  return (
    <WithObject name={props.object} skeleton={<ListSkeleton />}>
      {(object) => <LoadedPage key={object.name} object={object} />}
    </WithObject>
  );
}

function LoadedPage({ object }: { object: ObjectShape }): ReactElement {
  const state = useListState(object);
  return state ? <RecordList key={state.search.view ?? ''} state={state} /> : <ListSkeleton />;
}

function RecordList({ state }: { state: ListState }): ReactElement {
  const { object, question, sort, search } = state;
  const phone = useIsPhone();
  const columns = phone ? keyFacts(object) : state.columns;
  const { organisation } = useSession();
  const list = useListRows(state, columns);
  const rows = rowsIn(list.items);
  const selection = useSelection(rows);
  const widths = useWidths(state);
  const [run, setRun] = useState<string>();
  const { open, peek } = useOpening(state);
  const { items, names, onEnd, onFold, onMore } = list;
  const shown = { object, columns, rows, items, names, currency: organisation.currency, onEnd, onFold, onMore };
  const onSort = (field: FieldShape): void => state.change({ sort: encodeSort(turned(sort, field)) });
  const onColumns = (keys: readonly string[]): void => state.change({ columns: keys.join(',') });
  const onChange = useCellChange(object);
  return (
    <div className={`record-list ${search.open ? 'peeking' : ''}`}>
      <ListToolbar state={state} names={names} currency={organisation.currency} />
      {list.error && <FailureState error={list.error} onRetry={list.refetch} />}
      {list.isPending && !list.error && <ListSkeleton rows={12} />}
      {!list.isPending && !list.error && items.length === 0 && <EmptyList state={state} />}
      {items.length > 0 && phone && <RecordCards {...shown} />}
      {items.length > 0 && !phone && (
        <RecordGrid
          {...shown}
          {...{ sort, selection, widths, onSort, onColumns, onChange }}
          openId={search.open}
          onPeek={peek}
          onOpen={open}
        />
      )}
      {list.brokeOff && <BrokenOff onRetry={list.onRetryRows} />}
      {items.length > 0 && <ListFooter state={state} loaded={rows.length} />}
      {selection.ids.size > 0 && (
        <BulkBar {...{ object, question, selection, rows, currency: organisation.currency, hasMore: list.hasMore }} onStarted={setRun} />
      )}
      {run && selection.ids.size === 0 && <BulkRunBar key={run} id={run} onClose={() => setRun(undefined)} />}
      {search.open && (
        <PeekDrawer
          object={object}
          id={search.open}
          ids={rows.map(({ id }) => id)}
          onOpen={peek}
          onClose={() => state.change({ open: undefined })}
        />
      )}
    </div>
  );
}

/** What came stays; what did not can be asked for once more. */
function BrokenOff({ onRetry }: { onRetry: () => void }): ReactElement {
  const { t } = useTranslation();
  return (
    <p role="alert" className="list-broken-off">
      {t('lists.brokenOff')}
      <Button type="link" size="small" onClick={onRetry}>
        {t('shell.retry')}
      </Button>
    </p>
  );
}

/** A click on a head sorts by it, the next one the other way round; figures and days begin with the largest. */
function turned(sort: ListState['sort'], field: FieldShape): ListState['sort'] {
  if (sort.field === field.key) return { ...sort, descending: !sort.descending };
  return { field: field.key, descending: field.type !== 'text' };
}

function useOpening({ object, change }: ListState): { open: (id: string) => void; peek: (id: string) => void } {
  const navigate = useNavigate();
  return { open: (id) => void navigate({ href: `/${object.path}/${id}` }), peek: (id) => change({ open: id }) };
}

function useCellChange(object: ObjectShape): (row: RecordShape, field: FieldShape, value: unknown) => void {
  const { t } = useTranslation();
  const change = useChangeRecord(object.name);
  const toast = useToast();
  return (row, field, value) =>
    change.mutate(
      { id: row.id, rowVersion: row.rowVersion, values: { [field.key]: value } },
      { onError: (error) => toast.refused(refusalSentences(t, error, object.fields).join(semicolon())) },
    );
}
