// The small company the server's tests are told about: two sales teams, every seeded role, and a foreign organisation.
import sql from 'sql-template-tag';
import type { Database } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { createOrganisation } from '../people/createOrganisation.ts';

/** key → [role, department, manager]; `lead` leads the north team, `ann` and `bob` are peers in it, `eve` sells in the south. */
const PEOPLE = {
  admin: ['administrator', 'company', null],
  processOwner: ['processOwner', 'company', null],
  director: ['salesManager', 'sales', null],
  lead: ['salesManager', 'north', 'director'],
  ann: ['seller', 'north', 'lead'],
  bob: ['seller', 'north', 'lead'],
  southLead: ['salesManager', 'south', 'director'],
  eve: ['seller', 'south', 'southLead'],
  service: ['service', 'service', null],
  finance: ['finance', 'company', null],
  reader: ['readOnly', 'company', null],
} as const;

export type PersonKey = keyof typeof PEOPLE;
const DEPARTMENTS = { company: null, sales: 'company', north: 'sales', south: 'sales', service: 'company' } as const;

export interface Company {
  orgId: string;
  roleIds: Record<string, string>;
  departments: Record<keyof typeof DEPARTMENTS, string>;
  people: Record<PersonKey, string>;
}

export const emailOf = (key: string, suffix = ''): string => `${key.toLowerCase()}${suffix}@company.test`;

/** Inserts the company; nobody has a password until a test sets one. */
export async function foundCompany(database: Database, suffix = ''): Promise<Company> {
  const { orgId, roleIds } = await createOrganisation(database, { name: `Company${suffix}` });
  const departments = Object.fromEntries(Object.keys(DEPARTMENTS).map((key) => [key, newId()])) as Company['departments'];
  const people = Object.fromEntries(Object.keys(PEOPLE).map((key) => [key, newId()])) as Company['people'];
  await database.write(orgId, async (tx) => {
    for (const [key, parent] of Object.entries(DEPARTMENTS)) {
      const id = departments[key as keyof typeof DEPARTMENTS];
      await tx.run(
        sql`insert into departments (org_id, id, parent_id, name) values (${orgId}, ${id}, ${parent && departments[parent]}, ${key})`,
      );
    }
    for (const [key, [role, department, manager]] of Object.entries(PEOPLE)) {
      const id = people[key as PersonKey];
      await tx.run(sql`
        insert into users (org_id, id, email, name, pinyin, department_id, manager_id, status)
        values (${orgId}, ${id}, ${emailOf(key, suffix)}, ${key}, ${key}, ${departments[department]}, ${manager && people[manager]}, 'active')`);
      await tx.run(sql`insert into sign_in_names (email, org_id, user_id) values (${emailOf(key, suffix)}, ${orgId}, ${id})`);
      await tx.run(sql`insert into user_roles (org_id, user_id, role_id) values (${orgId}, ${id}, ${roleIds[role]})`);
    }
  });
  return { orgId, roleIds, departments, people };
}
