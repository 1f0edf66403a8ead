// What a value of a column can be translated into, and whether it is understood as it is.

import type { z } from 'zod';
import { choicesIn, optionNamed } from '#domain/imports/cells.ts';
import type { ColumnMapping, ImportShape, TargetShape } from '#domain/imports/contract.ts';
import { spellingOf } from '#domain/imports/references.ts';
import type { listBusinessTypes } from '#domain/processes/contract.ts';
import { comma } from '../i18n/separators.ts';
import { labelOf } from '../records/useObjects.ts';

export type BusinessTypes = z.infer<NonNullable<(typeof listBusinessTypes)['reply']>>;

export interface Choice {
  value: string;
  label: string;
}

/** Stages of the process that the file enters, won and lost among them. */
export const stagesOf = (types: BusinessTypes | undefined, businessTypeId: string | null): Choice[] =>
  (types?.stages ?? [])
    .filter((stage) => stage.businessTypeId === businessTypeId && stage.inCurrentVersion)
    .map(({ id, name }) => ({ value: id, label: name }));

/** Null where the choices are too many to be listed: people and records. */
export function choicesOf(target: TargetShape, stages: readonly Choice[]): readonly Choice[] | null {
  if (target.lookup === 'stage') return stages;
  return target.options?.map((option) => ({ value: option.value, label: labelOf({ label: option }) })) ?? null;
}

export const isTranslatable = (target: TargetShape): boolean => target.lookup !== null || target.options !== null;

/** What a value is taken for as it stands, in words; undefined when it is not understood, null when only the check can tell. */
export function understoodAs(target: TargetShape, stages: readonly Choice[], value: string): string | undefined | null {
  if (target.lookup === 'stage') return stages.find(({ label }) => spellingOf(label) === spellingOf(value))?.label;
  if (!target.options) return null;
  const parts = target.type === 'multiPick' ? choicesIn(value) : [value];
  const found = parts.map((part) => optionNamed(target.options, part));
  return found.includes(undefined) ? undefined : found.map((option) => labelOf({ label: option! })).join(comma());
}

/** Values that are neither understood nor translated. */
export function openValues(
  column: ImportShape['columns'][number],
  target: TargetShape,
  { translate }: ColumnMapping,
  stages: readonly Choice[],
): number {
  const open = (column.values ?? []).filter(
    ({ value }) => translate?.[value] === undefined && understoodAs(target, stages, value) === undefined,
  );
  return open.length;
}
