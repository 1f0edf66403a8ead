// What a list is filtered by, in words, each part with its own way out.

import CloseOutlined from '@ant-design/icons/CloseOutlined';
import type { ReactElement } from 'react';
import { type FilterNode, isGroup } from '#domain/records/filters.ts';
import { useTranslation } from '../i18n/wording.ts';
import './filters.css';
import { withoutPart } from './filterEdits.ts';
import { type FilterReader, filterWords } from './filterWords.ts';

interface FilterChipsProps {
  filter: FilterNode;
  reader: FilterReader;
  onEdit: () => void;
  onChange: (filter: FilterNode | null) => void;
}

export function FilterChips({ filter, reader, onEdit, onChange }: FilterChipsProps): ReactElement {
  const { t } = useTranslation();
  const parts = isGroup(filter) ? filter.of : [filter];
  const without = (at: number): FilterNode | null => (isGroup(filter) ? withoutPart(filter, at) : null);
  return (
    <ul className="filter-chips" aria-label={t('lists.filteredBy')}>
      {parts.map((part, at) => {
        const words = filterWords(part, reader);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a filter are known by their place alone
          <li key={at}>
            {at > 0 && isGroup(filter) && <span className="quiet">{t(`lists.join.${filter.join}`)}</span>}
            <span className="filter-chip">
              <button type="button" className="plain-button" onClick={onEdit}>
                {words}
              </button>
              <button
                type="button"
                className="plain-button"
                aria-label={t('lists.removeFilter', { filter: words })}
                onClick={() => onChange(without(at))}
              >
                <CloseOutlined />
              </button>
            </span>
          </li>
        );
      })}
      <li>
        <button type="button" className="plain-button filter-clear" onClick={() => onChange(null)}>
          {t('lists.clearFilter')}
        </button>
      </li>
    </ul>
  );
}
