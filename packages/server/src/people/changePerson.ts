import sql from 'sql-template-tag';
import type { Person } from '#domain/people/directory.contract.ts';
import { wouldLoop } from '#domain/people/organisation.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { conflict, refused } from '../http/refusals.ts';
import type { Queue } from '../jobs/queue.ts';
import { sendMail } from '../outside/mail/outgoing.ts';
import { claimSignInName, demandKnown, giveRoles, type PersonInput } from './invite.ts';
import { addressChangedLetter, asLocale } from './letters.ts';
import { namePinyin } from './namePinyin.ts';
import { withdrawTokens } from './oneTimeTokens.ts';
import { lockedPerson, personOf } from './personRows.ts';
import type { Scope } from './scope.ts';
import { demandGrant, demandKeyholder, lockPeople, rightsOf, rightsOfRoles } from './standing.ts';

export type PersonChange = { [K in keyof PersonInput]?: PersonInput[K] | undefined } & { rowVersion: number };

export async function changePerson(tx: Tx, scope: Scope, id: string, change: PersonChange, now: string, queue: Queue): Promise<Person> {
  await lockPeople(tx);
  const before = await lockedPerson(tx, id);
  if (before.rowVersion !== change.rowVersion) throw conflict('stale', 'Somebody changed this person in the meantime.');
  await demandKnown(tx, change);
  demandGrant(scope, await rightsOf(tx, id), 'outranked');
  if (change.roleIds) demandGrant(scope, await rightsOfRoles(tx, change.roleIds), 'exceedsOwnRights');
  if (change.managerId !== undefined) await demandNoLoop(tx, id, change.managerId);
  const after = merged(before, change);
  await writePerson(tx, after, now);
  if (after.email !== before.email) await moveAddress(tx, scope, before, after, now, queue);
  if (change.roleIds) {
    await giveRoles(tx, id, change.roleIds);
    await demandKeyholder(tx);
  }
  const person = await personOf(tx, id);
  await recordEvent(tx, scope, now, {
    kind: 'user.changed',
    object: 'user',
    recordId: id,
    data: { name: person.name, changed: differences(before, person) },
  });
  return person;
}

function merged(before: Person, change: PersonChange): Person {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...before, ...given };
}

async function writePerson(tx: Tx, person: Person, now: string): Promise<void> {
  await tx.run(sql`
    update users set name = ${person.name}, pinyin = ${namePinyin(person.name)}, email = ${person.email}, phone = ${person.phone || null},
      title = ${person.title || null}, department_id = ${person.departmentId}, manager_id = ${person.managerId}, locale = ${person.locale},
      time_zone = ${person.timeZone}, row_version = row_version + 1, updated_at = ${now}
    where org_id = ${tx.orgId} and id = ${person.id}`);
}

async function demandNoLoop(tx: Tx, id: string, managerId: string | null): Promise<void> {
  const people = await tx.rows<{ id: string; managerId: string | null; departmentId: null }>(
    sql`select id, manager_id as "managerId", null as "departmentId" from users where org_id = ${tx.orgId}`,
  );
  if (wouldLoop(id, managerId, people))
    throw refused([{ kind: 'managerLoop' }], 'A person cannot report to himself or to somebody below him.');
}

/** A new sign-in address: links sent to the old one stop working, and the old one is told. */
async function moveAddress(tx: Tx, scope: Scope, before: Person, after: Person, now: string, queue: Queue): Promise<void> {
  await tx.run(sql`delete from sign_in_names where org_id = ${scope.orgId} and user_id = ${before.id}`);
  await claimSignInName(tx, scope, before.id, after.email);
  await withdrawTokens(tx, { orgId: scope.orgId, userId: before.id });
  if (before.status !== 'active' || before.email.toLowerCase() === after.email.toLowerCase()) return;
  const receiver = { to: before.email, name: before.name, locale: asLocale(before.locale ?? scope.locale) };
  await sendMail(tx, queue, now, addressChangedLetter(receiver, { by: scope.userName, address: after.email }));
}

/** field → [before, after] */
export function differences<T extends object>(before: T, after: T): Record<string, [unknown, unknown]> {
  const changed = (Object.keys(after) as (keyof T & string)[]).filter(
    (key) => key !== 'rowVersion' && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  return Object.fromEntries(changed.map((key) => [key, [before[key], after[key]]]));
}
