import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { EmptyState } from '../ui/states.tsx';
import type { ListState } from './useListState.ts';
import { labelOf } from './useObjects.ts';

/** No rows: either nothing fits what was asked, or there is nothing yet, and then it is said how to begin. */
export function EmptyList({ state }: { state: ListState }): ReactElement {
  const { t } = useTranslation();
  const { object, search, filter, builtin } = state;
  if (search.q || filter)
    return (
      <EmptyState
        title={t('lists.nothingFits')}
        hint={t(search.q ? 'lists.nothingFitsSearch' : 'lists.nothingFitsFilter')}
        action={<Button onClick={() => state.change({ q: undefined, filter: ['and'] })}>{t('lists.showAll')}</Button>}
      />
    );
  const mayCreate = object.actions.create !== 'none';
  const to: string = `/${object.path}/new`;
  return (
    <EmptyState
      title={t('lists.empty', { object: labelOf(object) })}
      hint={builtin === 'all' ? t(`lists.teach.${object.name}`) : t(`lists.teachView.${builtin as 'mine'}`)}
      action={
        mayCreate && builtin !== 'followed' && builtin !== 'subordinates' ? (
          <Link to={to}>
            <Button type="primary">{t('lists.create', { object: labelOf(object) })}</Button>
          </Link>
        ) : undefined
      }
    />
  );
}
