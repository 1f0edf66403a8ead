// ⌘K: all objects by name, pinyin or initials. Names that begin with what was typed come first, from the pinyin index; the rest is
// filled up with names that hold it anywhere.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { fieldLevel, levelOf, maskText, OBJECTS, type ObjectName } from '#domain/people/rights.ts';
import type { SearchAnswer } from '#domain/records/contract.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { tableOf } from './columns.ts';
import { likeEscaped } from './comparisons.ts';
import { searchSql } from './filterSql.ts';
import { pinyinOf, plainName } from './pinyin.ts';
import { branchWhere, visibleBranches } from './visible.ts';

const EACH = 5;
/** So many candidates are ranked; searching for them all would sort half the table for a common word. */
const CANDIDATES = 20;

interface FoundRow {
  object: ObjectName;
  id: string;
  name: string;
  hint: string | null;
}

/** Tells records of the same name apart. */
const HINT: Record<ObjectName, Sql> = {
  account: sql`(select u.name from users u where u.org_id = r.org_id and u.id = r.owner_id)`,
  contact: sql`(select a.name from accounts a where a.org_id = r.org_id and a.id = r.account_id)`,
  opportunity: sql`(select a.name from accounts a where a.org_id = r.org_id and a.id = r.account_id)`,
  product: raw('r.code'),
  competitor: sql`null::text`,
};

export async function searchEverything(tx: Tx, scope: Scope, query: { q: string; objects?: string[] | undefined }): Promise<SearchAnswer> {
  const text = plainName(query.q);
  const objects = OBJECTS.filter((object) => isSearchable(scope, object) && (!query.objects?.length || query.objects.includes(object)));
  if (text === '' || objects.length === 0) return { found: [] };
  const first = await lookUp(tx, scope, objects, beginning(text), EACH);
  const lacking = objects.filter((object) => first.filter((row) => row.object === object).length < EACH);
  const more = lacking.length > 0 ? await lookUp(tx, scope, lacking, searchSql(text), CANDIDATES) : [];
  const found = objects.map((object) => ({ object, records: ranked([...first, ...more], object, text).map((row) => shown(scope, row)) }));
  return { found: found.filter((group) => group.records.length > 0) };
}

/** A name that is hidden or masked for the caller cannot be searched either. */
const isSearchable = (scope: Scope, object: ObjectName): boolean =>
  levelOf(scope.rights, object, 'read') !== 'none' && !['hidden', 'masked'].includes(fieldLevel(scope.rights, object, 'name'));

function shown(scope: Scope, { object, id, name, hint }: FoundRow): { id: string; name: string; hint: string | null } {
  const level = object === 'contact' || object === 'opportunity' ? fieldLevel(scope.rights, 'account', 'name') : 'read';
  if (level === 'hidden') return { id, name, hint: null };
  return { id, name, hint: level === 'masked' && hint ? maskText(hint) : hint };
}

/** The range of pinyin that begins like the text, and for Chinese text the very characters. */
function beginning(text: string): Sql {
  const spelt = pinyinOf(text, 'thing');
  const range = sql`r.pinyin collate "C" >= ${spelt} and r.pinyin collate "C" < ${`${spelt}\u{10FFFF}`}`;
  return spelt === text ? range : sql`${range} and r.name like ${`${likeEscaped(text)}%`}`;
}

function lookUp(tx: Tx, scope: Scope, objects: readonly ObjectName[], condition: Sql, limit: number): Promise<FoundRow[]> {
  const pieces = objects.flatMap((object) =>
    visibleBranches(scope, object, 'read').map(
      (branch) => sql`(select ${object}::text as object, r.id, r.name, ${HINT[object]} as hint from ${tableOf(object)} r
        where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${branchWhere(branch)} and ${condition} limit ${limit})`,
    ),
  );
  return tx.rows<FoundRow>(join(pieces, ' union all '));
}

function ranked(rows: readonly FoundRow[], object: ObjectName, text: string): FoundRow[] {
  const unique = new Map(rows.filter((row) => row.object === object).map((row) => [row.id, row]));
  const place = (row: FoundRow): number => {
    const at = row.name.toLowerCase().indexOf(text);
    return at < 0 ? 1_000 : at;
  };
  return [...unique.values()].sort((a, b) => place(a) - place(b) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1)).slice(0, EACH);
}
