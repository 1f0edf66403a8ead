// Routes of saved views and of custom fields.
import * as fields from '#domain/records/customFields.contract.ts';
import * as lists from '#domain/records/pickLists.contract.ts';
import * as views from '#domain/records/views.contract.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { changeCustomField, createCustomField, customFieldRows } from './customFields.ts';
import { changePickList, pickLists } from './pickLists.ts';
import { changeView, createView, deleteView, savedViews } from './views.ts';

const MANAGE = { function: 'fields.manage' } as const;

export function recordSetUpRoutes(routing: Routing): void {
  answers(routing, views.listViews, 'signedIn', async ({ tx, scope, query }) => ({ views: await savedViews(tx, scope, query.object) }));
  acts(routing, views.createView, 'signedIn', ({ tx, scope, body, now }) => createView(tx, scope, body, now));
  acts(routing, views.changeView, 'signedIn', ({ tx, scope, params, body, now }) => changeView(tx, scope, params.id, body, now));
  acts(routing, views.deleteView, 'signedIn', async ({ tx, scope, params, now }) => {
    await deleteView(tx, scope, params.id, now);
    return { ok: true as const };
  });
  answers(routing, lists.listPickLists, MANAGE, async ({ tx, query }) => ({ lists: await pickLists(tx, query.object) }));
  acts(routing, lists.changePickList, MANAGE, ({ tx, scope, params, body, now }) => changePickList(tx, scope, { ...params, ...body }, now));
  answers(routing, fields.listCustomFields, MANAGE, async ({ tx, query }) => ({ fields: await customFieldRows(tx, query.object) }));
  acts(routing, fields.createCustomField, MANAGE, ({ tx, scope, body, now }) => createCustomField(tx, scope, body, now));
  acts(routing, fields.changeCustomField, MANAGE, ({ tx, scope, params, body, now }) => changeCustomField(tx, scope, params.id, body, now));
  acts(routing, fields.deleteCustomField, MANAGE, async ({ tx, scope, params, now }) => {
    await changeCustomField(tx, scope, params.id, { archived: true }, now);
    return { ok: true as const };
  });
}
