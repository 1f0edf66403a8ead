import CheckOutlined from '@ant-design/icons/CheckOutlined';
import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { FieldShape } from '#domain/records/contract.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { comma } from '../i18n/separators.ts';
import { useTranslation } from '../i18n/wording.ts';
import { DayText, InstantText } from '../ui/DateText.tsx';
import { Money } from '../ui/Money.tsx';
import { percent } from '../ui/percent.ts';
import { optionLabel } from './useObjects.ts';

export interface FieldValueProps {
  field: FieldShape;
  value: unknown;
  /** Names of people and records by id. */
  names: Readonly<Record<string, string>>;
  currency: string;
  /** Full amounts instead of the short form. */
  exact?: boolean;
  /** False inside of something that is a link itself. */
  linked?: boolean;
}

export const isEmptyValue = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** One value of a record as people read it. */
export function FieldValue(props: FieldValueProps): ReactElement {
  return isEmptyValue(props.value) ? <span className="faint">—</span> : <span>{shown(props)}</span>;
}

const LINKS: readonly FieldShape['type'][] = ['reference', 'url', 'email', 'phone'];

function shown({ field, value, names, currency, exact, linked }: FieldValueProps): ReactNode {
  if (linked === false && LINKS.includes(field.type)) return field.type === 'reference' ? (names[String(value)] ?? '—') : String(value);
  switch (field.type) {
    case 'money':
      return <Money minor={Number(value)} currency={currency} {...(exact && { exact })} />;
    case 'percent':
      return <span className="figure">{percent(Number(value))}</span>;
    case 'number':
      return <span className="figure">{Number(value).toLocaleString()}</span>;
    case 'date':
      return <DayText day={String(value)} />;
    case 'instant':
      return <InstantText first at={String(value)} />;
    case 'pick':
      return optionLabel(field, value);
    case 'multiPick':
      return (value as unknown[]).map((each) => optionLabel(field, each)).join(comma());
    case 'checkbox':
      return <YesNo yes={value === true} />;
    case 'user':
      return names[String(value)] ?? '—';
    case 'reference':
      return <Reference field={field} id={String(value)} names={names} />;
    case 'url':
      return (
        <a href={String(value)} target="_blank" rel="noreferrer">
          {String(value)}
        </a>
      );
    case 'email':
      return <a href={`mailto:${value}`}>{String(value)}</a>;
    case 'phone':
      return <a href={`tel:${value}`}>{String(value)}</a>;
    default:
      return <span className={field.type === 'longText' ? 'long-text' : ''}>{String(value)}</span>;
  }
}

function YesNo({ yes }: { yes: boolean }): ReactElement {
  const { t } = useTranslation();
  return yes ? <CheckOutlined aria-label={t('records.yes')} /> : <span className="faint">{t('records.no')}</span>;
}

function Reference({ field, id, names }: { field: FieldShape; id: string; names: FieldValueProps['names'] }): ReactElement {
  const name = names[id] ?? '—';
  const target = Object.values(OBJECT_DESCRIPTORS).find((object) => object.name === field.referenceTo);
  const to: string = target ? `/${target.path}/${id}` : '';
  return to ? <Link to={to}>{name}</Link> : <span>{name}</span>;
}
