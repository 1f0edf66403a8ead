// Whose work a home page shows: my own, or that of everybody below me and me.
import type { Whose } from '#domain/home/questions.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import { type FilterNode, filterProblems } from '#domain/records/filters.ts';
import type { Tx } from '../db/database.ts';
import { ownersFor, type Scope } from '../people/scope.ts';
import { callerFields } from '../records/callerFields.ts';
import { subordinatesOf } from '../records/filterSql.ts';

export interface Asked {
  of: Whose;
  below: number;
}

export function whoseWork(scope: Scope, of: Whose | undefined): Asked {
  const below = subordinatesOf(scope).length;
  return { of: below === 0 ? 'me' : (of ?? 'team'), below };
}

/** The owners meant, as far as the caller may read their opportunities. */
export function ownersMeant(scope: Scope, of: Whose): string[] {
  const meant = of === 'me' ? [scope.userId] : scope.reach.own;
  const readable = ownersFor(scope, 'opportunity', 'read');
  return readable === 'all' ? [...meant] : meant.filter((owner) => readable.includes(owner));
}

/** False for whoever may not ask this: the object is closed to him, or one of the fields hidden or masked. */
export async function mayAsk(tx: Tx, scope: Scope, object: ObjectName, filter: FilterNode): Promise<boolean> {
  if ((scope.rights.objects[object]?.read ?? 'none') === 'none') return false;
  return filterProblems(filter, await callerFields(tx, scope, object)).length === 0;
}
