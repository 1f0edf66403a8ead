// The views somebody works with every day hang under their object in the left rail, on every device.

import PushpinFilled from '@ant-design/icons/PushpinFilled';
import PushpinOutlined from '@ant-design/icons/PushpinOutlined';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Button } from 'antd';
import type { ReactElement } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { builtinViews } from '#domain/records/views.ts';
import { useTranslation } from '../i18n/wording.ts';
import { viewsQuery } from './recordQueries.ts';
import type { ListState } from './useListState.ts';
import { labelOf } from './useObjects.ts';
import { usePins } from './usePins.ts';

/** What hangs under an object's entry. */
export const pinnedViewsOf = (object: ObjectName) => (): ReactElement | null => <PinnedViews object={object} />;

function PinnedViews({ object }: { object: ObjectName }): ReactElement | null {
  const { t } = useTranslation();
  const { pinned } = usePins(object);
  const { pathname, search } = useLocation();
  const builtin = builtinViews(object);
  const needsSaved = pinned.some((view) => !builtin.some(({ key }) => key === view));
  const { data } = useQuery({ ...viewsQuery(object), enabled: needsSaved });
  const saved = data?.views ?? [];
  const to: string = `/${OBJECT_DESCRIPTORS[object].path}`;
  const current = pathname === to ? (search as { view?: string }).view : undefined;
  const views = pinned.flatMap((view) => {
    const known = builtin.find(({ key }) => key === view);
    const name = known ? labelOf(known) : saved.find(({ id }) => id === view)?.name;
    return name ? [{ view, name }] : [];
  });
  if (views.length === 0) return null;
  return (
    <ul className="rail-pins" aria-label={t('lists.pinned')}>
      {views.map(({ view, name }) => (
        <li key={view}>
          <Link
            to={to}
            search={{ view } as never}
            className="rail-pin"
            activeOptions={{ includeSearch: true }}
            aria-current={current === view}
          >
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Pins the view one is looking at, or takes it down again. */
export function PinButton({ state }: { state: ListState }): ReactElement | null {
  const { t } = useTranslation();
  const { pinned, toggle } = usePins(state.object.name);
  const view = state.saved?.id ?? state.builtin;
  if (view === 'all') return null;
  const on = pinned.includes(view);
  const label = t(on ? 'lists.unpin' : 'lists.pin');
  return (
    <Button
      type="text"
      className="list-pin"
      icon={on ? <PushpinFilled /> : <PushpinOutlined />}
      aria-label={label}
      aria-pressed={on}
      title={label}
      onClick={() => toggle(view)}
    />
  );
}
