// Forgotten passwords and invitations: a letter with a one-time link, and what opening it does.
import sql from 'sql-template-tag';
import type { TokenFacts } from '#domain/people/contract.ts';
import type { Database, Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { withinLimit } from '../http/rateLimit.ts';
import { HttpError } from '../http/refusals.ts';
import type { JobHandler, Queue } from '../jobs/queue.ts';
import { sendMail } from '../outside/mail/outgoing.ts';
import { demandGoodPassword } from './changePassword.ts';
import { asLocale, passwordChangedLetter, resetLetter } from './letters.ts';
import { tokenLink } from './linkBase.ts';
import { bumpPeopleRevision, freshScope } from './loadScope.ts';
import { findToken, makeToken, RESET_MINUTES, type TokenOwner, useToken } from './oneTimeTokens.ts';
import { hashPassword } from './passwords.ts';
import type { Scope } from './scope.ts';
import { closeSessionsOf } from './sessions.ts';

export const RESET_PASSWORD = 'people.resetPassword';
const LETTERS_PER_ADDRESS = { hits: 3, perSeconds: 3_600 };
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Takes the same time whether or not anybody has the address: everything else happens in a job. */
export async function requestReset(database: Database, queue: Queue, email: string, linkBase: string): Promise<void> {
  await database.unscoped((tx) => queue.enqueue(tx, RESET_PASSWORD, { orgId: NOBODY, email: email.trim().toLowerCase(), linkBase }));
}

export function resetJobs(parts: { database: Database; queue: () => Queue; now: () => string }): JobHandler[] {
  const work: JobHandler['work'] = ({ email, linkBase }) => writeResetLetter(parts, String(email), String(linkBase));
  return [{ name: RESET_PASSWORD, work }];
}

async function writeResetLetter(
  { database, queue, now }: { database: Database; queue: () => Queue; now: () => string },
  email: string,
  linkBase: string,
): Promise<void> {
  const who = await database.gate(async (tx) => {
    if (!(await withinLimit(tx, `reset of ${email}`, LETTERS_PER_ADDRESS, now()))) return undefined;
    return tx.first<{ orgId: string; userId: string }>(
      sql`select org_id as "orgId", user_id as "userId" from sign_in_names where email = ${email}`,
    );
  });
  if (!who) return;
  await database.write(who.orgId, async (tx) => {
    const person = await receiverOf(tx, who.userId);
    if (person?.status !== 'active') return;
    const token = await makeToken(tx, { ...who, purpose: 'reset' }, now());
    const receiver = { to: person.email, name: person.name, locale: asLocale(person.locale) };
    const letter = resetLetter(receiver, { link: tokenLink(linkBase, token), minutes: RESET_MINUTES });
    await sendMail(tx, queue(), now(), { ...letter, secret: true });
  });
}

interface ReceiverRow {
  name: string;
  email: string;
  status: string;
  locale: string;
  organisation: string;
}

const receiverOf = (tx: Tx, userId: string): Promise<ReceiverRow | undefined> =>
  tx.first<ReceiverRow>(sql`
    select u.name, u.email, u.status, coalesce(u.locale, o.locale) as locale, o.name as organisation
    from users u join organisations o on o.id = u.org_id where u.org_id = ${tx.orgId} and u.id = ${userId}`);

const linkDead = (): HttpError => new HttpError(404, 'linkDead', 'This link was used already, is too old, or was replaced by a newer one.');

async function ownerOf(database: Database, token: string, now: string): Promise<{ owner: TokenOwner; person: ReceiverRow }> {
  const owner = await database.gate((tx) => findToken(tx, token, now, 'look'));
  const person = owner && (await database.read(owner.orgId, (tx) => receiverOf(tx, owner.userId)));
  if (!owner || !person || person.status === 'deactivated') throw linkDead();
  return { owner, person };
}

export async function readToken(database: Database, token: string, now: string): Promise<TokenFacts> {
  const { owner, person } = await ownerOf(database, token, now);
  const { name, email, organisation } = person;
  return { purpose: owner.purpose, name, email, organisation, locale: asLocale(person.locale) };
}

/** Sets the password, ends every session and lock-out, makes an invited person active; returns the scope to sign in with. */
export async function setPassword(
  database: Database,
  queue: Queue,
  input: { token: string; password: string },
  now: string,
): Promise<Scope> {
  const { owner, person } = await ownerOf(database, input.token, now);
  demandGoodPassword(input.password, person);
  const hash = await hashPassword(input.password);
  return database.write(owner.orgId, async (tx) => {
    if (!(await findToken(tx, input.token, now, 'lock'))) throw linkDead();
    await bumpPeopleRevision(tx);
    await tx.run(sql`
      update users set password_hash = ${hash}, password_changed_at = ${now}, status = 'active', updated_at = ${now}
      where org_id = ${owner.orgId} and id = ${owner.userId} and status <> 'deactivated'`);
    await useToken(tx, owner, input.token, now);
    await closeSessionsOf(tx, owner);
    await tx.run(sql`delete from sign_in_failures where key = ${`mail:${person.email.toLowerCase()}`}`);
    const scope = await freshScope(tx, owner.userId, 'session');
    if (!scope) throw linkDead();
    await tellOfPassword(tx, scope, person, now, queue);
    return scope;
  });
}

async function tellOfPassword(tx: Tx, scope: Scope, person: ReceiverRow, now: string, queue: Queue): Promise<void> {
  const kind = person.status === 'invited' ? 'user.activated' : 'user.passwordChanged';
  await recordEvent(tx, scope, now, { kind, object: 'user', recordId: scope.userId, data: { name: person.name } });
  if (kind === 'user.activated') return;
  await sendMail(tx, queue, now, passwordChangedLetter({ to: person.email, name: person.name, locale: asLocale(person.locale) }));
}
