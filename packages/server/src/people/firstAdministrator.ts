// An installation nobody can sign in to yet: it gets an organisation and an administrator who chooses a password by a link.
import sql from 'sql-template-tag';
import type { Database, Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { createOrganisation } from './createOrganisation.ts';
import { makeToken } from './oneTimeTokens.ts';

export interface FirstInvitation {
  readonly email: string;
  /** Opens the page where the administrator sets a password; earlier ones no longer do. */
  readonly token: string;
}

/** Any constant will do, as long as every server uses the same. */
const LOCK = 7_214_466_302;

/** Invites the administrator while nobody has ever set a password; undefined once somebody has. One server at a time. */
export async function inviteFirstAdministrator(database: Database, email: string, now: string): Promise<FirstInvitation | undefined> {
  return database.unscoped(async (gate) => {
    await gate.run(sql`select pg_advisory_xact_lock(${LOCK})`);
    const people = await gate.rows<{ orgId: string; userId: string; email: string }>(
      sql`select org_id as "orgId", user_id as "userId", email from sign_in_names limit 2`,
    );
    if (people.length > 1) return undefined;
    const first = people[0] ?? (await createAdministrator(database, gate, email, now));
    return database.write(first.orgId, async (tx) => {
      const waiting = await tx.first(
        sql`select 1 from users where org_id = ${first.orgId} and id = ${first.userId} and status = 'invited'`,
      );
      if (!waiting) return undefined;
      return { email: first.email, token: await makeToken(tx, { orgId: first.orgId, userId: first.userId, purpose: 'invite' }, now) };
    });
  });
}

async function createAdministrator(database: Database, gate: Tx, email: string, now: string) {
  const known = await gate.first<{ orgId: string }>(sql`select id as "orgId" from organisations limit 1`);
  const { orgId } = known ?? (await createOrganisation(database, { name: '赢途' }));
  const userId = newId();
  await database.write(orgId, async (tx) => {
    await tx.run(sql`
      insert into users (org_id, id, email, name, pinyin, status, created_at, updated_at)
      values (${orgId}, ${userId}, ${email}, '管理员', 'guanliyuan gly', 'invited', ${now}, ${now})`);
    await tx.run(sql`insert into sign_in_names (email, org_id, user_id) values (${email.toLowerCase()}, ${orgId}, ${userId})`);
    await tx.run(sql`
      insert into user_roles (org_id, user_id, role_id)
      select org_id, ${userId}, id from roles where org_id = ${orgId} and key = 'administrator'`);
  });
  return { orgId, userId, email };
}
