import { Link } from '@tanstack/react-router';
import type { ReactElement, ReactNode } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { FilterNode } from '#domain/records/filters.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { encodedOf } from './listSearch.ts';

interface ListLinkProps {
  object: ObjectName;
  filter: FilterNode;
  /** What the link says to those who only hear it, where a bare number would say nothing. */
  label?: string;
  className?: string;
  children: ReactNode;
}

/** A number, or a name, that opens the list of the records behind it. */
export function ListLink({ object, filter, label, className, children }: ListLinkProps): ReactElement {
  const to: string = `/${OBJECT_DESCRIPTORS[object].path}`;
  return (
    <Link to={to} search={{ filter: encodedOf(filter) } as never} className={className} aria-label={label}>
      {children}
    </Link>
  );
}
