import sql from 'sql-template-tag';
import { passwordProblems } from '#domain/people/passwordRules.ts';
import type { Database, Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { withinLimit } from '../http/rateLimit.ts';
import { HttpError, refused, tooMany } from '../http/refusals.ts';
import type { Queue } from '../jobs/queue.ts';
import { sendMail } from '../outside/mail/outgoing.ts';
import { asLocale, passwordChangedLetter } from './letters.ts';
import { hashPassword, passwordMatches } from './passwords.ts';
import type { Scope } from './scope.ts';
import { closeSessionsOf } from './sessions.ts';

const GUESSES = { hits: 10, perSeconds: 900 };

/** Refuses with every reason why a password will not do. */
export function demandGoodPassword(password: string, owner: { email: string; name: string }): void {
  const problems = passwordProblems(password, owner);
  if (problems.length > 0)
    throw refused(
      problems.map((kind) => ({ kind })),
      'This password will not do.',
      'weakPassword',
    );
}

/** Counted apart from the change, so that wrong guesses count although they are refused. */
export async function countGuess(database: Database, scope: Scope, now: string): Promise<void> {
  const allowed = await database.gate((tx) => withinLimit(tx, `password of ${scope.userId}`, GUESSES, now));
  if (!allowed) throw tooMany(GUESSES.perSeconds);
}

export interface PasswordChange {
  current: string;
  next: string;
  /** The session that stays. */
  sessionToken: string;
}

export async function changePassword(tx: Tx, scope: Scope, input: PasswordChange, now: string, queue: Queue): Promise<void> {
  const person = (await tx.first<{ email: string; name: string; hash: string | null }>(
    sql`select email, name, password_hash as hash from users where org_id = ${scope.orgId} and id = ${scope.userId} for update`,
  ))!;
  if (!person.hash || !(await passwordMatches(input.current, person.hash))) {
    throw new HttpError(422, 'wrongPassword', 'The current password is wrong.', { reasons: [{ kind: 'wrongPassword' }] });
  }
  demandGoodPassword(input.next, person);
  await tx.run(sql`
    update users set password_hash = ${await hashPassword(input.next)}, password_changed_at = ${now}
    where org_id = ${scope.orgId} and id = ${scope.userId}`);
  await closeSessionsOf(tx, scope, input.sessionToken);
  await recordEvent(tx, scope, now, { kind: 'user.passwordChanged', object: 'user', recordId: scope.userId, data: { name: person.name } });
  await sendMail(tx, queue, now, passwordChangedLetter({ to: person.email, name: person.name, locale: asLocale(scope.locale) }));
}
