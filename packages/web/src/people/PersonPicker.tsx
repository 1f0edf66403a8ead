import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type ReactElement, useDeferredValue, useState } from 'react';
import { PersonName } from '../ui/Avatar.tsx';
import { namesQuery, pickQuery } from './peopleQueries.ts';

interface PersonPickerProps {
  id?: string;
  value?: string | null;
  onChange?: (id: string | null) => void;
  /** A person who cannot be chosen, such as the one being edited. */
  except?: string;
  placeholder?: string;
}

/** Finds a colleague by name, pinyin, initials or e-mail. */
export function PersonPicker(props: PersonPickerProps): ReactElement {
  const [q, setQ] = useState('');
  const { data: found = [] } = useQuery(pickQuery(useDeferredValue(q.trim())));
  const { data: chosen = [] } = useQuery(namesQuery(props.value ? [props.value] : []));
  const people = [...new Map([...chosen, ...found].map((person) => [person.id, person])).values()].filter(
    (person) => person.id !== props.except,
  );
  return (
    <Select<string>
      {...(props.id && { id: props.id })}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      value={props.value ?? null}
      onChange={(id) => props.onChange?.(id ?? null)}
      placeholder={props.placeholder}
      options={people.map((person) => ({ value: person.id, label: <PersonName id={person.id} name={person.name} /> }))}
    />
  );
}
