import type { FieldShape } from '#domain/records/contract.ts';
import { labelOf, useObject } from '../../records/useObjects.ts';

/** The fields of the opportunity a stage may ask for: standard and custom, those a person can fill in. */
export function useInformationFields(): { fields: FieldShape[]; labelOfField: (key: string) => string } {
  const all = useObject('opportunity')?.fields ?? [];
  const labelOfField = (key: string): string => {
    const field = all.find((candidate) => candidate.key === key);
    return field ? labelOf(field) : key;
  };
  return { fields: all.filter((field) => !field.readOnly), labelOfField };
}
