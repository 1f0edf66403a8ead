// ⌘K: all objects by name, pinyin or initials. Names that begin with what was typed come first, from the pinyin index; the rest is
// filled up with names that hold it anywhere.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { fieldLevel, isClear, levelOf, maskText, OBJECTS, type ObjectName } from '#domain/people/rights.ts';
import type { SearchAnswer } from '#domain/records/contract.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { tableOf } from './columns.ts';
import { likeEscaped } from './comparisons.ts';
import { pinyinOf, plainName } from './pinyin.ts';
import { lookAnywhere } from './searchAnywhere.ts';
import { EACH, type FoundRow, foundColumns } from './searchRow.ts';
import { type Branch, branchWhere, visibleBranches } from './visible.ts';

export async function searchEverything(tx: Tx, scope: Scope, query: { q: string; objects?: string[] | undefined }): Promise<SearchAnswer> {
  const text = plainName(query.q);
  const objects = OBJECTS.filter((object) => isSearchable(scope, object) && (!query.objects?.length || query.objects.includes(object)));
  if (text === '' || objects.length === 0) return { found: [] };
  const first = await lookAtBeginnings(tx, scope, objects, text);
  const lacking = objects.filter((object) => first.filter((row) => row.object === object).length < EACH);
  const more = await lookAnywhere(tx, scope, lacking, text);
  const groups = objects
    .map((object) => ({ object, rows: ranked([...first, ...more], object, text) }))
    .filter(({ rows }) => rows.length > 0);
  const hints = await hintsFor(
    tx,
    scope,
    groups.flatMap(({ rows }) => rows),
  );
  const shown = ({ id, name, hintId, code }: FoundRow) => ({ id, name, hint: (hintId && hints.get(hintId)) ?? code });
  return { found: groups.map(({ object, rows }) => ({ object, records: rows.map(shown) })) };
}

/** A name that is hidden or masked for the caller cannot be searched either. */
const isSearchable = (scope: Scope, object: ObjectName): boolean =>
  levelOf(scope.rights, object, 'read') !== 'none' && isClear(scope.rights, object, 'name');

/** Names of owners and accounts by id, as far as the caller may read them. */
async function hintsFor(tx: Tx, scope: Scope, rows: readonly FoundRow[]): Promise<Map<string, string>> {
  const ids = rows.flatMap((row) => row.hintId ?? []);
  if (ids.length === 0) return new Map();
  const level = fieldLevel(scope.rights, 'account', 'name');
  const found = await tx.prepared<{ id: string; name: string; ofAccount: boolean }>(sql`
    select id, name, false as "ofAccount" from users where org_id = ${tx.orgId} and id = any(${ids}::uuid[])
    union all select id, name, true from accounts where org_id = ${tx.orgId} and id = any(${ids}::uuid[])`);
  const readable = found.filter((row) => !row.ofAccount || level !== 'hidden');
  return new Map(readable.map((row) => [row.id, row.ofAccount && level === 'masked' ? maskText(row.name) : row.name]));
}

/** The range of pinyin that begins like the text, and for Chinese text the very characters. */
function beginning(text: string): Sql {
  const spelt = pinyinOf(text, 'thing');
  const range = sql`r.pinyin collate "C" >= ${spelt} and r.pinyin collate "C" < ${`${spelt}\u{10FFFF}`}`;
  return spelt === text ? range : sql`${range} and r.name like ${`${likeEscaped(text)}%`}`;
}

/** The few that begin with the text are there at once, and each branch has an index in their order. */
function lookAtBeginnings(tx: Tx, scope: Scope, objects: readonly ObjectName[], text: string): Promise<FoundRow[]> {
  const condition = beginning(text);
  const piece = (object: ObjectName, branch: Branch): Sql => sql`
    (select ${foundColumns(object)} from ${tableOf(object)} r
    where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${branchWhere(branch)} and ${condition} limit ${raw(String(EACH))})`;
  const pieces = objects.flatMap((object) => visibleBranches(scope, object, 'read').map((branch) => piece(object, branch)));
  return tx.steady<FoundRow>(join(pieces, ' union all '));
}

function ranked(rows: readonly FoundRow[], object: ObjectName, text: string): FoundRow[] {
  const unique = new Map(rows.filter((row) => row.object === object).map((row) => [row.id, row]));
  const place = (row: FoundRow): number => {
    const at = row.name.toLowerCase().indexOf(text);
    return at < 0 ? 1_000 : at;
  };
  return [...unique.values()].sort((a, b) => place(a) - place(b) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1)).slice(0, EACH);
}
