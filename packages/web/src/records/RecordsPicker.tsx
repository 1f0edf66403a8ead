// Several people or records at once, for filters; stages and business types are few and offered whole.
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactElement, useState } from 'react';
import { listPeople } from '#domain/people/directory.contract.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import { listBusinessTypes } from '#domain/processes/contract.ts';
import { type FieldShape, listRecords } from '#domain/records/contract.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { call } from '../api.ts';
import { labelOf } from './useObjects.ts';
import { useTyped } from './useTyped.ts';

interface RecordsPickerProps {
  field: FieldShape;
  values: readonly string[];
  names: Readonly<Record<string, string>>;
  onChange: (ids: string[]) => void;
}

interface Choice {
  value: string;
  label: string;
}

const SHOWN = 30;

export function RecordsPicker({ field, values, names, onChange }: RecordsPickerProps): ReactElement {
  const { q, isTyping, setTyped } = useTyped();
  const target = field.type === 'user' ? 'user' : (field.referenceTo ?? '');
  const [known, setKnown] = useState<Readonly<Record<string, string>>>(names);
  const few = target === 'stage' || target === 'businessType';
  const found = useQuery({
    queryKey: [target, 'list', 'choices', few ? '' : q],
    queryFn: ({ signal }) => choicesFor(target, q, signal),
    staleTime: 30_000,
  });
  const offered = isTyping ? [] : (found.data ?? []);
  const chosen = values
    .filter((id) => !offered.some((choice) => choice.value === id))
    .map((id) => ({ value: id, label: known[id] ?? names[id] ?? '…' }));
  return (
    <Select
      className="wide"
      mode="multiple"
      aria-label={labelOf(field)}
      showSearch={few ? { optionFilterProp: 'label' } : { filterOption: false, onSearch: setTyped }}
      value={[...values]}
      options={[...chosen, ...offered]}
      loading={isTyping || found.isFetching}
      onChange={(ids: string[]) => {
        setKnown({ ...known, ...Object.fromEntries(offered.map(({ value, label }) => [value, label])) });
        onChange(ids);
      }}
    />
  );
}

async function choicesFor(target: string, q: string, signal: AbortSignal): Promise<Choice[]> {
  const asked = { q: q || undefined, limit: SHOWN };
  if (target === 'user') return named((await call(listPeople, { query: { ...asked, status: 'active' as const } }, signal)).people);
  if (target === 'stage') return named((await call(listBusinessTypes, {}, signal)).stages);
  if (target === 'businessType') return named((await call(listBusinessTypes, {}, signal)).businessTypes);
  const object = OBJECT_DESCRIPTORS[target as ObjectName].path;
  const { records } = await call(listRecords, { params: { object }, query: { ...asked, columns: ['name'] } }, signal);
  return records.map((record) => ({ value: record.id, label: String(record.values.name) }));
}

const named = (things: readonly { id: string; name: string }[]): Choice[] => things.map(({ id, name }) => ({ value: id, label: name }));
