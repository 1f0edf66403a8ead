// What a search finds of a record, whichever way it is found.
import sql, { raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';

/** So many records of an object are shown. */
export const EACH = 5;

export interface FoundRow {
  object: ObjectName;
  id: string;
  name: string;
  hintId: string | null;
  code: string | null;
}

/** What tells records of the same name apart: the code itself, or whose name to show. */
const HINT: Record<ObjectName, Sql> = {
  account: raw('r.owner_id as "hintId", null::text as code'),
  contact: raw('r.account_id as "hintId", null::text as code'),
  opportunity: raw('r.account_id as "hintId", null::text as code'),
  product: raw('null::uuid as "hintId", r.code'),
  competitor: raw('null::uuid as "hintId", null::text as code'),
};

/** Of the object's table as `r`. */
export const foundColumns = (object: ObjectName): Sql => sql`${object}::text as object, r.id, r.name, ${HINT[object]}`;
