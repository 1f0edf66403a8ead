import sql from 'sql-template-tag';
import type { Person } from '#domain/people/directory.contract.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, refused } from '../http/refusals.ts';
import type { Queue } from '../jobs/queue.ts';
import { sendMail } from '../outside/mail/outgoing.ts';
import { asLocale, invitationLetter } from './letters.ts';
import { tokenLink } from './linkBase.ts';
import { namePinyin } from './namePinyin.ts';
import { INVITE_DAYS, makeToken } from './oneTimeTokens.ts';
import { lockedPerson, personOf } from './personRows.ts';
import type { Scope } from './scope.ts';
import { demandGrant, lockPeople, rightsOf, rightsOfRoles } from './standing.ts';

export interface PersonInput {
  name: string;
  email: string;
  phone?: string | null | undefined;
  title?: string | null | undefined;
  departmentId?: string | null | undefined;
  managerId?: string | null | undefined;
  roleIds: string[];
  locale?: 'zh-CN' | 'en' | null | undefined;
  timeZone?: string | null | undefined;
}

/** What a letter with a link needs beyond the transaction. */
export interface Post {
  queue: Queue;
  linkBase: string;
}

export async function invitePerson(tx: Tx, scope: Scope, input: PersonInput, now: string, post: Post): Promise<Person> {
  await lockPeople(tx);
  await demandKnown(tx, input);
  demandGrant(scope, await rightsOfRoles(tx, input.roleIds), 'exceedsOwnRights');
  const id = newId();
  await tx.run(sql`
    insert into users (org_id, id, email, name, pinyin, phone, title, department_id, manager_id, status, locale, time_zone, created_at, updated_at)
    values (${scope.orgId}, ${id}, ${input.email}, ${input.name}, ${namePinyin(input.name)}, ${input.phone || null}, ${input.title || null},
      ${input.departmentId ?? null}, ${input.managerId ?? null}, 'invited', ${input.locale ?? null}, ${input.timeZone ?? null}, ${now}, ${now})`);
  await claimSignInName(tx, scope, id, input.email);
  await giveRoles(tx, id, input.roleIds);
  await recordEvent(tx, scope, now, { kind: 'user.invited', object: 'user', recordId: id, data: { name: input.name, email: input.email } });
  const person = await personOf(tx, id);
  await writeInvitation(tx, scope, person, now, post);
  return person;
}

export async function resendInvitation(tx: Tx, scope: Scope, id: string, now: string, post: Post): Promise<void> {
  const person = await lockedPerson(tx, id);
  if (person.status !== 'invited')
    throw refused([{ kind: 'notInvited', status: person.status }], 'Only an invited person gets an invitation.');
  demandGrant(scope, await rightsOf(tx, id), 'outranked');
  await recordEvent(tx, scope, now, {
    kind: 'user.invited',
    object: 'user',
    recordId: id,
    data: { name: person.name, email: person.email },
  });
  await writeInvitation(tx, scope, person, now, post);
}

async function writeInvitation(tx: Tx, scope: Scope, person: Person, now: string, { queue, linkBase }: Post): Promise<void> {
  const token = await makeToken(tx, { orgId: scope.orgId, userId: person.id, purpose: 'invite' }, now);
  const organisation = (await tx.first<{ name: string; locale: string }>(
    sql`select name, locale from organisations where id = ${scope.orgId}`,
  ))!;
  const receiver = { to: person.email, name: person.name, locale: asLocale(person.locale ?? organisation.locale) };
  const facts = { inviter: scope.userName, organisation: organisation.name, link: tokenLink(linkBase, token), days: INVITE_DAYS };
  await sendMail(tx, queue, now, { ...invitationLetter(receiver, facts), secret: true });
}

/** One address signs in at one place only; the address may be taken in another organisation of this installation. */
export async function claimSignInName(tx: Tx, scope: Scope, userId: string, email: string): Promise<void> {
  const claimed = await tx.run(sql`
    insert into sign_in_names (email, org_id, user_id) values (${email.toLowerCase()}, ${scope.orgId}, ${userId}) on conflict do nothing`);
  if (claimed === 0) throw refused([{ kind: 'emailTaken', email }], 'Somebody already signs in with this address.');
}

export async function giveRoles(tx: Tx, userId: string, roleIds: readonly string[]): Promise<void> {
  await tx.run(sql`delete from user_roles where org_id = ${tx.orgId} and user_id = ${userId}`);
  await tx.run(sql`
    insert into user_roles (org_id, user_id, role_id) select ${tx.orgId}, ${userId}, id from unnest(${[...new Set(roleIds)]}::uuid[]) id`);
}

/** Department, manager and roles exist in this organisation. */
export async function demandKnown(tx: Tx, input: Partial<PersonInput>): Promise<void> {
  const roleIds = [...new Set(input.roleIds ?? [])];
  const known = (await tx.first<{ departments: number; managers: number; roles: number }>(sql`
    select (select count(*)::int from departments where org_id = ${tx.orgId} and id = ${input.departmentId ?? null}) as departments,
      (select count(*)::int from users where org_id = ${tx.orgId} and id = ${input.managerId ?? null}) as managers,
      (select count(*)::int from roles where org_id = ${tx.orgId} and id = any(${roleIds}::uuid[])) as roles`))!;
  const problems = [
    ...(input.departmentId && known.departments === 0 ? [{ field: 'departmentId', reason: 'is not a department here' }] : []),
    ...(input.managerId && known.managers === 0 ? [{ field: 'managerId', reason: 'is not a person here' }] : []),
    ...(known.roles < roleIds.length ? [{ field: 'roleIds', reason: 'names a role that is not there' }] : []),
  ];
  if (problems.length > 0) throw badInput(problems);
}
