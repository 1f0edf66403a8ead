import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import type { ReactElement } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import { listRecords } from '#domain/records/contract.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { call } from '../api.ts';
import { useTranslation } from '../i18n/wording.ts';
import { emptyWords } from './emptyWords.ts';
import { useTyped } from './useTyped.ts';

export interface RecordPickerProps {
  object: string;
  value: string | null;
  name?: string;
  /** An encoded filter for what is offered before anything is typed. */
  first?: string;
  /** Ids that are not offered. */
  except?: readonly string[];
  onChange: (recordId: string | null) => void;
  autoFocus?: boolean;
  disabled?: boolean;
  'aria-label'?: string;
  id?: string;
}

/** Finds a record by name, pinyin or initials, among those the caller may see. */
export function RecordPicker({ object, value, name, first, except = [], onChange, ...rest }: RecordPickerProps): ReactElement {
  const { t } = useTranslation();
  const { q, isTyping, setTyped } = useTyped();
  const { path } = OBJECT_DESCRIPTORS[object as ObjectName];
  const filter = q ? undefined : first;
  const records = useQuery({
    queryKey: [object, 'list', 'picker', q, filter],
    queryFn: ({ signal }) =>
      call(listRecords, { params: { object: path }, query: { q: q || undefined, filter, columns: ['name'], limit: 30 } }, signal),
    staleTime: 30_000,
  });
  const isAsking = isTyping || records.isFetching;
  const found = (isTyping ? [] : (records.data?.records ?? []))
    .filter(({ id }) => !except.includes(id))
    .map((record) => ({ value: record.id, label: String(record.values.name) }));
  const options = value && !found.some((option) => option.value === value) ? [{ value, label: name ?? '…' }, ...found] : found;
  return (
    <Select
      {...rest}
      className="wide"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      options={options}
      loading={isAsking}
      notFoundContent={emptyWords(t, { isFetching: isAsking, error: records.error }, t('records.nothingFound'))}
      onChange={(next: string | null | undefined) => onChange(next ?? null)}
    />
  );
}
