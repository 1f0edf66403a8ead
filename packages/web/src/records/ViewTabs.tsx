// The views of a list: those everybody has, then one's own and the shared ones.

import TeamOutlined from '@ant-design/icons/TeamOutlined';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { SETTLED } from './SavedViewActions.tsx';
import type { ListState } from './useListState.ts';
import { labelOf } from './useObjects.ts';

export function ViewTabs({ state }: { state: ListState }): ReactElement {
  const { t } = useTranslation();
  const { object, builtin, saved, savedViews } = state;
  const show = (view: string): void => state.change({ ...SETTLED, view: view === 'all' ? undefined : view, open: undefined });
  const tab = (key: string, name: string, current: boolean, shared = false): ReactElement => (
    <button key={key} type="button" className="plain-button view-tab" aria-current={current} onClick={() => show(key)}>
      {shared && <TeamOutlined aria-label={t('lists.shared')} />} {name}
    </button>
  );
  return (
    <nav className="view-tabs" aria-label={t('lists.views')}>
      {object.views.map((view) => tab(view.key, labelOf(view), !saved && builtin === view.key))}
      {savedViews.map((view) => tab(view.id, view.name, saved?.id === view.id, view.shared))}
    </nav>
  );
}
