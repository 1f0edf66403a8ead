// What an import of one object may fill for one caller, and whether he may import it at all.
import { type ImportObject, type ImportTarget, targetsOf } from '#domain/imports/targets.ts';
import { levelOf, mayDo } from '#domain/people/rights.ts';
import type { CallerField } from '#domain/records/field.ts';
import type { Tx } from '../db/database.ts';
import { demandFunction, demandObject } from '../http/access.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from '../records/callerFields.ts';

/** 403 unless the caller may import records of this object, or manage people. */
export function demandImport(scope: Scope, object: ImportObject): void {
  demandFunction(scope, 'imports.run');
  if (object === 'person') demandFunction(scope, 'people.manage');
  else demandObject(scope, object, 'import');
}

export const fieldsOf = async (tx: Tx, scope: Scope, object: ImportObject): Promise<CallerField[]> =>
  object === 'person' ? [] : callerFields(tx, scope, object);

export async function targetsFor(tx: Tx, scope: Scope, object: ImportObject): Promise<ImportTarget[]> {
  return targetsOf(object, await fieldsOf(tx, scope, object));
}

/** Who may not create what a column names can only refuse or leave it out. */
export function mayCreate(scope: Scope, lookup: ImportTarget['lookup']): boolean {
  if (lookup === undefined || lookup === 'stage') return false;
  if (lookup === 'user' || lookup === 'department') return mayDo(scope.rights, 'people.manage');
  return levelOf(scope.rights, lookup, 'create') !== 'none';
}
