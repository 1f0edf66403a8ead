import * as routes from '#domain/people/directory.contract.ts';
import type { Equipment } from '../equipment.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { changePerson } from './changePerson.ts';
import { deactivatePerson, reactivatePerson } from './deactivation.ts';
import { changeDepartment, createDepartment, deleteDepartment, listDepartments } from './departments.ts';
import { invitePerson, resendInvitation } from './invite.ts';
import { linkBase } from './linkBase.ts';
import { changeOrganisation, readOrganisation } from './organisation.ts';
import { describePerson, listPeople } from './peopleQueries.ts';
import { changeRole, createRole, deleteRole, listRoles } from './roles.ts';

const MANAGES_PEOPLE = { function: 'people.manage' } as const;
const MANAGES_ROLES = { function: 'roles.manage' } as const;
const MANAGES_SETTINGS = { function: 'settings.manage' } as const;
const ok = { ok: true } as const;

export function directoryRoutes(routing: Routing, { config, queue }: Pick<Equipment, 'config' | 'queue'>): void {
  const post = (request: Parameters<typeof linkBase>[1]) => ({ queue, linkBase: linkBase(config, request, 'known') });

  answers(routing, routes.listPeople, 'signedIn', ({ tx, query }) => listPeople(tx, query));
  answers(routing, routes.readPerson, MANAGES_PEOPLE, ({ tx, scope, params }) => describePerson(tx, scope, params.id));
  acts(routing, routes.invitePerson, MANAGES_PEOPLE, (c) => invitePerson(c.tx, c.scope, c.body, c.now, post(c.request)));
  acts(routing, routes.changePerson, MANAGES_PEOPLE, (c) => changePerson(c.tx, c.scope, c.params.id, c.body, c.now, queue));
  acts(routing, routes.resendInvitation, MANAGES_PEOPLE, (c) =>
    resendInvitation(c.tx, c.scope, c.params.id, c.now, post(c.request)).then(() => ok),
  );
  acts(routing, routes.deactivatePerson, MANAGES_PEOPLE, (c) => deactivatePerson(c.tx, c.scope, c.params.id, c.now));
  acts(routing, routes.reactivatePerson, MANAGES_PEOPLE, (c) => reactivatePerson(c.tx, c.scope, c.params.id, c.now));

  answers(routing, routes.listDepartments, 'signedIn', async ({ tx }) => ({ departments: await listDepartments(tx) }));
  acts(routing, routes.createDepartment, MANAGES_PEOPLE, (c) => createDepartment(c.tx, c.scope, c.body, c.now));
  acts(routing, routes.changeDepartment, MANAGES_PEOPLE, (c) => changeDepartment(c.tx, c.scope, c.params.id, c.body, c.now));
  acts(routing, routes.deleteDepartment, MANAGES_PEOPLE, (c) => deleteDepartment(c.tx, c.scope, c.params.id, c.now).then(() => ok));

  answers(routing, routes.listRoles, 'signedIn', async ({ tx }) => ({ roles: await listRoles(tx) }));
  acts(routing, routes.createRole, MANAGES_ROLES, (c) => createRole(c.tx, c.scope, c.body, c.now));
  acts(routing, routes.changeRole, MANAGES_ROLES, (c) => changeRole(c.tx, c.scope, c.params.id, c.body, c.now));
  acts(routing, routes.deleteRole, MANAGES_ROLES, (c) => deleteRole(c.tx, c.scope, c.params.id, c.now).then(() => ok));

  answers(routing, routes.readOrganisation, 'signedIn', ({ tx }) => readOrganisation(tx));
  acts(routing, routes.changeOrganisation, MANAGES_SETTINGS, (c) => changeOrganisation(c.tx, c.scope, c.body, c.now));
}
