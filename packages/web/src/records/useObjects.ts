// The objects of the product as the caller meets them: fields, labels, rights. Asked once, kept until something is set up anew.
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ObjectName } from '#domain/people/rights.ts';
import { type FieldShape, listObjects, type ObjectShape } from '#domain/records/contract.ts';
import { call } from '../api.ts';
import { labelLanguage } from '../i18n/language.ts';

export const objectsQuery = queryOptions({
  queryKey: ['objects'],
  queryFn: ({ signal }) => call(listObjects, {}, signal),
  staleTime: 5 * 60_000,
});

/** Undefined while loading, or when the caller may not meet the object at all. */
export function useObject(name: ObjectName): ObjectShape | undefined {
  return useQuery(objectsQuery).data?.objects.find((object) => object.name === name);
}

export interface Labelled {
  label: { zh: string; en: string };
}

export const labelOf = ({ label }: Labelled): string => label[labelLanguage()];

export const optionLabel = (field: FieldShape, value: unknown): string => {
  const option = field.options?.find((candidate) => candidate.value === value);
  return option ? option[labelLanguage()] : String(value);
};
