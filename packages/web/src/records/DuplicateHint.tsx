import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { ObjectShape } from '#domain/records/contract.ts';
import { useTranslation } from '../i18n/wording.ts';
import { useDelayed } from '../ui/useDelayed.ts';
import { duplicatesQuery } from './recordQueries.ts';

const SHORTEST = 2;
const SHOWN = 5;

/** Who may be meant already, while a name is typed; records of others are named with whom to ask. */
export function DuplicateHint(props: { object: ObjectShape; name: string; except?: string }): ReactElement | null {
  const { t } = useTranslation();
  const name = useDelayed(props.name.trim());
  const { path } = props.object;
  const found = useQuery({ ...duplicatesQuery(props.object.name, name, props.except), enabled: [...name].length >= SHORTEST });
  const records = [...name].length >= SHORTEST ? (found.data?.records ?? []) : [];
  if (records.length === 0) return null;
  return (
    <div className="duplicate-hint" role="status">
      {t('records.duplicates')}
      <ul>
        {records.slice(0, SHOWN).map((record) => (
          <li key={record.id ?? record.name}>
            {record.id ? (
              <a href={`/${path}/${record.id}`} target="_blank" rel="noreferrer">
                {record.name}
              </a>
            ) : (
              record.name
            )}{' '}
            <span className="quiet">{record.ownerName && t('records.ownedBy', { name: record.ownerName })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
