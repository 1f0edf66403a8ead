// The people of the journeys: a small company with its sellers and managers, each able to sign in.
import sql from 'sql-template-tag';
import { openDatabase } from '#server/db/database.ts';
import { runningEmbeddedUrl } from '#server/db/embeddedPostgres.ts';
import { hashPassword } from '#server/people/passwords.ts';
import { emailOf, foundCompany, type PersonKey } from '#server/testing/company.ts';

export const PASSWORD = 'Winpath-journey-1';

export const people = {
  admin: { key: 'admin', name: '陈静' },
  manager: { key: 'lead', name: '王建国' },
  seller: { key: 'ann', name: '李雷' },
} as const satisfies Record<string, { key: PersonKey; name: string }>;
export type Role = keyof typeof people;

export const emailFor = (role: Role): string => emailOf(people[role].key);

export async function settlePeople(dataDir: string): Promise<void> {
  const url = await runningEmbeddedUrl(dataDir);
  if (!url) throw new Error('the server has no database of its own');
  const database = openDatabase(url);
  try {
    const company = await foundCompany(database);
    const hash = await hashPassword(PASSWORD);
    await database.write(company.orgId, async (tx) => {
      await tx.run(sql`update organisations set name = ${'云帆工业自动化有限公司'} where id = ${company.orgId}`);
      for (const { key, name } of Object.values(people)) {
        await tx.run(
          sql`update users set name = ${name}, password_hash = ${hash} where org_id = ${company.orgId} and id = ${company.people[key]}`,
        );
      }
    });
  } finally {
    await database.close();
  }
}
