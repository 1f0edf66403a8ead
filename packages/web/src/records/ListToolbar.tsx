import FilterOutlined from '@ant-design/icons/FilterOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import SearchOutlined from '@ant-design/icons/SearchOutlined';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useTranslation } from '../i18n/wording.ts';
import { useDelayed } from '../ui/useDelayed.ts';
import { ColumnChooser } from './ColumnChooser.tsx';
import { FilterBuilder } from './FilterBuilder.tsx';
import { FilterChips } from './FilterChips.tsx';
import { GroupMenu } from './GroupMenu.tsx';
import { encodedOf } from './listSearch.ts';
import { PinButton } from './PinnedViews.tsx';
import { SavedViewActions } from './SavedViewActions.tsx';
import type { ListState } from './useListState.ts';
import { labelOf } from './useObjects.ts';
import { ViewTabs } from './ViewTabs.tsx';

interface ListToolbarProps {
  state: ListState;
  names: Readonly<Record<string, string>>;
  currency: string;
}

export function ListToolbar({ state, names, currency }: ListToolbarProps): ReactElement {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [building, setBuilding] = useState(false);
  const { object, filter } = state;
  const fields = object.fields;
  const reader = { t, fields, names, currency, language: i18n.language };
  return (
    <div className="list-tools">
      <div className="list-line">
        <h1>{t(`records.nav.${object.path}`)}</h1>
        <ViewTabs state={state} />
        <span className="list-end">
          <PinButton state={state} />
          <SavedViewActions state={state} />
          {object.actions.create !== 'none' && (
            <Button
              type="primary"
              className="list-create"
              icon={<PlusOutlined />}
              onClick={() => void navigate({ href: `/${object.path}/new` })}
            >
              {t('lists.create', { object: labelOf(object) })}
            </Button>
          )}
        </span>
      </div>
      <div className="list-line">
        <SearchBox state={state} />
        <Button icon={<FilterOutlined />} aria-label={t('lists.filter')} onClick={() => setBuilding(true)}>
          {t('lists.filter')}
        </Button>
        <GroupMenu state={state} />
        <ColumnChooser state={state} />
      </div>
      {filter && (
        <FilterChips
          filter={filter}
          reader={reader}
          onEdit={() => setBuilding(true)}
          onChange={(next) => state.change({ filter: encodedOf(next) })}
        />
      )}
      {building && (
        <FilterBuilder
          {...{ filter, fields, names, currency }}
          onApply={(next) => state.change({ filter: encodedOf(next) })}
          onClose={() => setBuilding(false)}
        />
      )}
    </div>
  );
}

function SearchBox({ state }: { state: ListState }): ReactElement {
  const { t } = useTranslation();
  const kept = state.search.q ?? '';
  const [typed, setTyped] = useState(kept);
  const settled = useDelayed(typed);
  const asked = useRef(kept);
  const { change } = state;
  useEffect(() => {
    const q = settled.trim();
    if (q === asked.current) return;
    asked.current = q;
    change({ q: q || undefined });
  });
  if (kept !== asked.current && typed === settled) {
    asked.current = kept;
    setTyped(kept);
  }
  return (
    <Input
      allowClear
      className="list-search"
      prefix={<SearchOutlined />}
      placeholder={t('lists.searchHint')}
      aria-label={t('lists.search')}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}
