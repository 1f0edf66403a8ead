// Which records hold the words of a query in their names. The words of opportunities' names stand in a table of their own, which an
// update of anything else leaves alone.
import sql, { join, raw, type Sql } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import { searchPatterns } from './pinyin.ts';

/** Whether the search text of `table` holds every word. */
export function holdsWords(table: 'r' | 'n', query: string): Sql {
  const patterns = searchPatterns(query);
  if (patterns.length === 0) return sql`true`;
  return join(
    patterns.map((pattern) => sql`${raw(table)}.search_text like ${pattern}`),
    ' and ',
  );
}

/**
 * The same as a condition on the object's table `r`, of which deleted records are left out. The owners are not compared: PostgreSQL would
 * take the two conditions for independent, expect next to nothing, and gather all records with a common word instead of the first page.
 */
export const searchSql = (object: ObjectName, query: string): Sql =>
  object === 'opportunity' && searchPatterns(query).length > 0
    ? sql`exists (select from opportunity_names n where n.org_id = r.org_id and n.opportunity_id = r.id and ${holdsWords('n', query)})`
    : holdsWords('r', query);
