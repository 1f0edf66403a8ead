// Other rights for a role, written past the product's commands; the next call of everybody notices.
import sql from 'sql-template-tag';
import type { Rights } from '#domain/people/rights.ts';
import type { TestApp } from './app.ts';
import type { PersonKey } from './company.ts';

/** Changes the rights of the roles a person of the home company has. */
export async function changeRights(test: TestApp, person: PersonKey, change: (rights: Rights) => void): Promise<void> {
  const { orgId, people } = test.home;
  await test.database.write(orgId, async (tx) => {
    const roles = await tx.rows<{ id: string; rights: Rights }>(sql`
      select id, rights from roles where org_id = ${orgId} and id in (select role_id from user_roles where org_id = ${orgId} and user_id = ${people[person]})`);
    for (const { id, rights } of roles) {
      change(rights);
      await tx.run(sql`update roles set rights = ${JSON.stringify(rights)} where org_id = ${orgId} and id = ${id}`);
    }
    await tx.run(sql`update organisations set people_revision = people_revision + 1 where id = ${orgId}`);
  });
}
