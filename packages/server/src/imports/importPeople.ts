// People whom a file names become invited colleagues without a letter: records may be given to them, they report to their managers,
// and an administrator invites them for real when they are to sign in.
import sql from 'sql-template-tag';
import type { RecordValues } from '#domain/records/values.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { refused } from '../http/refusals.ts';
import { claimSignInName, giveRoles } from '../people/invite.ts';
import { namePinyin } from '../people/namePinyin.ts';
import type { Scope } from '../people/scope.ts';
import { demandGrant, lockPeople, rightsOfRoles } from '../people/standing.ts';

/** `invalid` is a top-level domain that never receives mail (RFC 2606). */
const addressFor = (name: string, id: string): string =>
  `${namePinyin(name).replace(/[^a-z0-9]+/g, '') || 'person'}.${id.slice(-12)}@imported.invalid`;

export async function importPerson(tx: Tx, scope: Scope, values: RecordValues, now: string): Promise<string> {
  await lockPeople(tx);
  const role = await tx.first<{ id: string }>(sql`select id from roles where org_id = ${tx.orgId} and key = 'seller'`);
  if (!role) throw refused([{ kind: 'noSellerRole' }], 'There is no role for sellers.');
  demandGrant(scope, await rightsOfRoles(tx, [role.id]), 'exceedsOwnRights');
  const id = newId();
  const name = values.name as string;
  const email = (values.email as string | undefined)?.toLowerCase() ?? addressFor(name, id);
  await tx.run(sql`
    insert into users (org_id, id, email, name, pinyin, phone, title, department_id, manager_id, status, created_at, updated_at)
    values (${scope.orgId}, ${id}, ${email}, ${name}, ${namePinyin(name)}, ${values.phone ?? null}, ${values.title ?? null},
      ${values.departmentId ?? null}, ${values.managerId ?? null}, 'invited', ${now}, ${now})`);
  await claimSignInName(tx, scope, id, email);
  await giveRoles(tx, id, [role.id]);
  await recordEvent(tx, scope, now, { kind: 'user.invited', object: 'user', recordId: id, data: { name, email, imported: true } });
  return id;
}
