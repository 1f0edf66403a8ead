// What a list, a count and a bulk act over “everything found” ask: a filter, a view and a search, all of which must hold.
import sql, { join, type Sql } from 'sql-template-tag';
import { dayIn } from '#domain/calendar.ts';
import { isUuid } from '#domain/identifiers.ts';
import type { ObjectName } from '#domain/people/rights.ts';
import type { CallerField } from '#domain/records/field.ts';
import { type Condition, decodeFilter, type FilterNode, filterProblems, isGroup } from '#domain/records/filters.ts';
import { builtinViews, type Relation, type ViewDefinition } from '#domain/records/views.ts';
import type { Tx } from '../db/database.ts';
import { badInput, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { filterSql, subordinatesOf } from './filterSql.ts';
import { searchSql } from './words.ts';

export interface QuestionInput {
  filter?: string | undefined;
  view?: string | undefined;
  q?: string | undefined;
}

export interface Question {
  /** Holds for every row found, apart from visibility. */
  where: Sql;
  /** The owners that a filter leaves, or null when it says nothing about them. */
  owners: readonly string[] | null;
  /** A search has an index of its own; looking into it once per owner would cost as many searches. */
  searches: boolean;
  /** The filters that make up the question; null when it asks for more (a search, a relation to the caller). */
  filters: readonly FilterNode[] | null;
}

interface AskedView {
  filter: FilterNode | null;
  relation: Relation | null;
}

async function askedView(tx: Tx, scope: Scope, object: ObjectName, view: string): Promise<AskedView> {
  const builtin = builtinViews(object).find((candidate) => candidate.key === view);
  if (builtin) return builtin;
  if (!isUuid(view)) throw badInput([{ field: 'view', reason: 'unknownView' }]);
  const saved = await tx.first<{ definition: ViewDefinition }>(sql`
    select definition from saved_views
    where org_id = ${scope.orgId} and id = ${view} and object = ${object} and (owner_id = ${scope.userId} or shared)`);
  if (!saved) throw notFound('view');
  return { filter: saved.definition.filter, relation: null };
}

const RELATION: Record<Relation, (scope: Scope, object: ObjectName) => Sql> = {
  team: (scope, object) => sql`r.id in (
    select m.record_id from team_members m where m.org_id = ${scope.orgId} and m.user_id = ${scope.userId} and m.object = ${object}
    union select p.record_id from follow_up_participants p where p.org_id = ${scope.orgId} and p.user_id = ${scope.userId} and p.object = ${object})`,
  followed: (scope, object) => sql`r.id in (
    select f.record_id from follows f where f.org_id = ${scope.orgId} and f.user_id = ${scope.userId} and f.object = ${object})`,
};

export async function questionOf(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  fields: readonly CallerField[],
  input: QuestionInput,
  now: string,
): Promise<Question> {
  const view = input.view ? await askedView(tx, scope, object, input.view) : { filter: null, relation: null };
  const filters = [view.filter, decoded(input.filter)].filter((node) => node !== null);
  const problems = filters.flatMap((node) => filterProblems(node, fields));
  if (problems.length > 0) throw badInput(problems);
  const asking = { scope, object, fields, today: dayIn(now, scope.timeZone) };
  const parts = [
    ...filters.map((node) => filterSql(node, asking)),
    ...(view.relation ? [RELATION[view.relation](scope, object)] : []),
    ...(input.q?.trim() ? [searchSql(object, input.q)] : []),
  ];
  return {
    where: parts.length > 0 ? join(parts, ' and ') : sql`true`,
    owners: ownersAsked(filters, scope),
    searches: Boolean(input.q?.trim()),
    filters: view.relation || input.q?.trim() ? null : filters,
  };
}

function decoded(text: string | undefined): FilterNode | null {
  if (!text) return null;
  const node = decodeFilter(text);
  if (!node) throw badInput([{ field: 'filter', reason: 'notAFilter' }]);
  return node;
}

/** Conditions that every row must meet. */
const demandedOf = (node: FilterNode): Condition[] =>
  !isGroup(node) ? [node] : node.join === 'and' ? node.of.flatMap((part) => (isGroup(part) ? [] : [part])) : [];

/** Owners named by a condition that every row must meet, so that a list looks into their part of the index alone. */
function ownersAsked(filters: readonly FilterNode[], scope: Scope): readonly string[] | null {
  for (const condition of filters.flatMap(demandedOf)) {
    const owners = condition.field === 'ownerId' ? ownersNamed(condition, scope) : null;
    if (owners) return owners;
  }
  return null;
}

function ownersNamed({ operator, value }: Condition, scope: Scope): readonly string[] | null {
  switch (operator) {
    case 'me':
      return [scope.userId];
    case 'mySubordinates':
      return subordinatesOf(scope);
    case 'equals':
      return [value as string];
    case 'in':
      return value as string[];
    default:
      return null;
  }
}
