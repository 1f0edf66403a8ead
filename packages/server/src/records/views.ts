// Saved views: private to the person who made them, or shared with everyone by those who have the right to.
import sql from 'sql-template-tag';
import type { z } from 'zod';
import { mayDo, type ObjectName } from '#domain/people/rights.ts';
import type { changeView as changeRoute, createView as createRoute, SavedView } from '#domain/records/views.contract.ts';
import { viewProblems } from '#domain/records/views.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { demandFunction } from '../http/access.ts';
import { badInput, conflict, forbidden, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { callerFields } from './callerFields.ts';

type NewView = z.infer<NonNullable<(typeof createRoute)['body']>>;
type ViewChange = z.infer<NonNullable<(typeof changeRoute)['body']>>;

const COLUMNS = sql`id, object, name, shared, position, definition, owner_id as "ownerId", row_version as "rowVersion"`;
const MAX_VIEWS = 200;

export function savedViews(tx: Tx, scope: Scope, object: ObjectName | undefined): Promise<SavedView[]> {
  return tx.rows<SavedView>(sql`
    select ${COLUMNS} from saved_views
    where org_id = ${scope.orgId} and (owner_id = ${scope.userId} or shared) and (${object ?? null}::text is null or object = ${object ?? null})
    order by position, name, id`);
}

async function refuseBadView(tx: Tx, scope: Scope, object: ObjectName, definition: SavedView['definition']): Promise<void> {
  const problems = viewProblems(definition, await callerFields(tx, scope, object));
  if (problems.length > 0) throw badInput(problems);
}

export async function createView(tx: Tx, scope: Scope, input: NewView, now: string): Promise<SavedView> {
  if (input.shared) demandFunction(scope, 'views.share');
  await refuseBadView(tx, scope, input.object, input.definition);
  const count = await tx.first<{ views: number }>(
    sql`select count(*) as views from saved_views where org_id = ${scope.orgId} and owner_id = ${scope.userId}`,
  );
  if (count!.views >= MAX_VIEWS) throw badInput([{ field: 'name', reason: 'tooMany' }], `At most ${MAX_VIEWS} views per person.`);
  const view = await tx.first<SavedView>(sql`
    insert into saved_views (org_id, id, object, owner_id, name, shared, definition, position, created_at)
    values (${scope.orgId}, ${newId()}, ${input.object}, ${scope.userId}, ${input.name}, ${input.shared}, ${JSON.stringify(input.definition)},
      ${count!.views}, ${now}) returning ${COLUMNS}`);
  await told(tx, scope, 'view.saved', view!, now);
  return view!;
}

/** The view, locked: the owner changes his own, and whoever may share changes shared ones. */
async function lockView(tx: Tx, scope: Scope, id: string): Promise<SavedView> {
  const view = await tx.first<SavedView>(sql`
    select ${COLUMNS} from saved_views where org_id = ${scope.orgId} and id = ${id} and (owner_id = ${scope.userId} or shared) for update`);
  if (!view) throw notFound('view');
  if (view.ownerId !== scope.userId && !mayDo(scope.rights, 'views.share')) throw forbidden('This view belongs to somebody else.');
  return view;
}

export async function changeView(tx: Tx, scope: Scope, id: string, { rowVersion, ...change }: ViewChange, now: string): Promise<SavedView> {
  const view = await lockView(tx, scope, id);
  if (rowVersion !== undefined && rowVersion !== view.rowVersion)
    throw conflict('stale', 'Somebody has changed this view.', [{ kind: 'stale', fresh: view }]);
  const next = { ...view, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) } as SavedView;
  if (next.shared !== view.shared) demandFunction(scope, 'views.share');
  if (change.definition) await refuseBadView(tx, scope, view.object, change.definition);
  const written = await tx.first<SavedView>(sql`
    update saved_views set name = ${next.name}, shared = ${next.shared}, definition = ${JSON.stringify(next.definition)}, position = ${next.position},
      row_version = row_version + 1
    where org_id = ${scope.orgId} and id = ${id} returning ${COLUMNS}`);
  await told(tx, scope, 'view.saved', written!, now);
  return written!;
}

export async function deleteView(tx: Tx, scope: Scope, id: string, now: string): Promise<void> {
  const view = await lockView(tx, scope, id);
  await tx.run(sql`delete from saved_views where org_id = ${scope.orgId} and id = ${id}`);
  await told(tx, scope, 'view.deleted', view, now);
}

const told = (tx: Tx, scope: Scope, kind: 'view.saved' | 'view.deleted', view: SavedView, now: string): Promise<string> =>
  recordEvent(tx, scope, now, {
    kind,
    object: 'view',
    recordId: view.id,
    data: { name: view.name, object: view.object, shared: view.shared },
  });
