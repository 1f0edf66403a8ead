// Keeping what a list asks as a view, and what may be done with a kept one: rename, share, update, delete.

import MoreOutlined from '@ant-design/icons/MoreOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import { changeView, createView, deleteView, type SavedView } from '#domain/records/views.contract.ts';
import { builtinViews, type ViewDefinition } from '#domain/records/views.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useMayDo, useSession } from '../session.tsx';
import { useToast } from '../ui/toast.tsx';
import { viewsQuery } from './recordQueries.ts';
import type { ListState } from './useListState.ts';
import { ViewDialog } from './ViewDialog.tsx';

export const SETTLED = { filter: undefined, sort: undefined, columns: undefined, group: undefined, widths: undefined } as const;

export function SavedViewActions({ state }: { state: ListState }): ReactElement {
  const { t } = useTranslation();
  const [dialog, setDialog] = useState<'new' | 'change'>();
  const { user } = useSession();
  const maySet = useMayDo('views.share');
  const { saved, changed } = state;
  const acts = useViewActs(state);
  const own = saved && (saved.ownerId === user.id || maySet);
  return (
    <>
      {saved && changed && own && (
        <Button onClick={() => acts.change.mutate({ view: saved, part: { definition: definitionOf(state) } })}>
          {t('lists.updateView')}
        </Button>
      )}
      {changed && (
        <Button type={saved && own ? 'text' : 'default'} onClick={() => setDialog('new')}>
          {t('lists.saveView')}
        </Button>
      )}
      {saved && own && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'rename', label: t('lists.renameView') },
              { key: 'delete', label: t('lists.deleteView'), danger: true },
            ],
            onClick: ({ key }) => (key === 'rename' ? setDialog('change') : acts.remove.mutate(saved)),
          }}
        >
          <Button type="text" icon={<MoreOutlined />} aria-label={t('lists.viewActions', { name: saved.name })} />
        </Dropdown>
      )}
      {dialog && (
        <ViewDialog
          name={dialog === 'change' ? (saved?.name ?? '') : ''}
          shared={dialog === 'change' && Boolean(saved?.shared)}
          mayShare={maySet}
          onClose={() => setDialog(undefined)}
          onSave={async (given) => {
            if (dialog === 'change' && saved) await acts.change.mutateAsync({ view: saved, part: given });
            else await acts.create.mutateAsync(given);
            setDialog(undefined);
          }}
        />
      )}
    </>
  );
}

/** What the list shows now, as a view: a built-in view's own condition becomes part of the filter. */
export function definitionOf({ object, builtin, filter, sort, columns, groupBy, widths }: Omit<ListState, 'change'>): ViewDefinition {
  const inherent = builtinViews(object.name).find((view) => view.key === builtin)?.filter ?? null;
  const both = inherent && filter ? { join: 'and' as const, of: [inherent, filter] } : (inherent ?? filter);
  const shown = Object.fromEntries(Object.entries(widths).filter(([key]) => columns.some((field) => field.key === key)));
  return { filter: both, sort, columns: columns.map(({ key }) => key), groupBy: groupBy?.key ?? null, widths: shown };
}

function useViewActs(state: ListState) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const toast = useToast();
  const key = viewsQuery(state.object.name).queryKey;
  const keep = (change: (views: SavedView[]) => SavedView[]): void => {
    queries.setQueryData(key, (before) => ({ views: change(before?.views ?? []) }));
  };
  const put = (view: SavedView): void => keep((views) => [...views.filter(({ id }) => id !== view.id), view]);
  const create = useMutation({
    mutationFn: (given: { name: string; shared: boolean }) =>
      call(createView, { body: { object: state.object.name, ...given, definition: definitionOf(state) } }),
    onSuccess: (view) => {
      put(view);
      state.change({ ...SETTLED, view: view.id });
      toast.done(t('lists.viewSaved', { name: view.name }));
    },
    onError: toast.failed,
  });
  const change = useMutation({
    mutationFn: ({ view, part }: { view: SavedView; part: Partial<Pick<SavedView, 'name' | 'shared' | 'definition'>> }) =>
      call(changeView, { params: { id: view.id }, body: { rowVersion: view.rowVersion, ...part } }),
    onSuccess: (view, { part }) => {
      put(view);
      if (part.definition) state.change(SETTLED);
      toast.done(t('lists.viewSaved', { name: view.name }));
    },
    onError: toast.failed,
  });
  const remove = useMutation({
    mutationFn: (view: SavedView) => call(deleteView, { params: { id: view.id } }),
    onSuccess: (_, view) => {
      keep((views) => views.filter(({ id }) => id !== view.id));
      state.change({ ...SETTLED, view: undefined });
      toast.done(t('lists.viewDeleted', { name: view.name }));
    },
    onError: toast.failed,
  });
  return { create, change, remove };
}
