import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import { listPeople } from '#domain/people/directory.contract.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { emptyWords } from './emptyWords.ts';
import { useTyped } from './useTyped.ts';

export interface PersonPickerProps {
  value: string | null;
  /** The person's name until the list has been asked. */
  name?: string;
  onChange: (userId: string | null) => void;
  placeholder?: string;
  autoFocus?: boolean;
  disabled?: boolean;
  'aria-label'?: string;
  id?: string;
}

/** Finds a colleague by name, pinyin or initials. */
export function PersonPicker({ value, name, onChange, ...rest }: PersonPickerProps): ReactElement {
  const { t } = useTranslation();
  const { q, isTyping, setTyped } = useTyped();
  const people = useQuery({
    queryKey: ['person', 'list', 'picker', q],
    queryFn: ({ signal }) => call(listPeople, { query: { q: q || undefined, status: 'active' as const, limit: 30 } }, signal),
    staleTime: 60_000,
  });
  const isAsking = isTyping || people.isFetching;
  const found = (isTyping ? [] : (people.data?.people ?? [])).map((person) => ({
    value: person.id,
    label: person.name,
    hint: person.title ?? person.email,
  }));
  const options = value && !found.some((option) => option.value === value) ? [{ value, label: name ?? '…', hint: '' }, ...found] : found;
  return (
    <Select
      {...rest}
      className="wide"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      options={options}
      loading={isAsking}
      notFoundContent={emptyWords(t, { isFetching: isAsking, error: people.error }, t('records.nobodyFound'))}
      optionRender={({ label, data }) => (
        <>
          {label} <span className="faint">{data.hint}</span>
        </>
      )}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
    />
  );
}
