import { useState } from 'react';
import type { ObjectName } from '#domain/people/rights.ts';
import type { FieldShape } from '#domain/records/contract.ts';

type Widths = Readonly<Record<string, number>>;

/** The widths a person gave the columns of an object, kept in this browser. */
export function useWidths(object: ObjectName): [Widths, (field: FieldShape, width: number) => void] {
  const place = `winpath.widths.${object}`;
  const [widths, setWidths] = useState<Widths>(() => JSON.parse(localStorage.getItem(place) ?? '{}') as Widths);
  const set = (field: FieldShape, width: number): void => {
    const next = { ...widths, [field.key]: Math.round(width) };
    localStorage.setItem(place, JSON.stringify(next));
    setWidths(next);
  };
  return [widths, set];
}
