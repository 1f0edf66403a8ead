// Signing in: argon2id check, back-off and lock-out per address and per source, one answer for every kind of failure.
import sql from 'sql-template-tag';
import type { Database, Tx } from '../db/database.ts';
import { HttpError, tooMany } from '../http/refusals.ts';
import { passwordMatches, pretendToCheck } from './passwords.ts';

/** From the fifth failure on, each one doubles the wait: 1, 2, 4 … minutes, at most an hour. */
const FREE_FAILURES = 5;
const MAX_WAIT_MINUTES = 60;

export interface Credentials {
  email: string;
  password: string;
  ip: string;
}

export interface SignedIn {
  orgId: string;
  userId: string;
}

const wrong = (): HttpError => new HttpError(401, 'invalidCredentials', 'E-mail or password is wrong.');
const keysOf = (input: Credentials): string[] => [`mail:${input.email.trim().toLowerCase()}`, `ip:${input.ip}`];

async function refuseWhileLocked(tx: Tx, keys: string[], now: string): Promise<void> {
  const row = await tx.first<{ until: string }>(
    sql`select max(locked_until) as until from sign_in_failures where key = any(${keys}) and locked_until > ${now}::timestamptz having max(locked_until) is not null`,
  );
  if (row) throw tooMany(Math.ceil((Date.parse(row.until) - Date.parse(now)) / 1000));
}

async function noteFailure(tx: Tx, keys: string[], now: string): Promise<void> {
  for (const key of keys) {
    const free = key.startsWith('ip:') ? FREE_FAILURES * 10 : FREE_FAILURES;
    await tx.run(sql`
      insert into sign_in_failures as f (key, failures, last_failed_at) values (${key}, 1, ${now}::timestamptz)
      on conflict (key) do update set
        failures = case when f.last_failed_at < ${now}::timestamptz - interval '1 day' then 1 else f.failures + 1 end,
        last_failed_at = excluded.last_failed_at,
        locked_until = case when f.failures + 1 >= ${free}::int and f.last_failed_at >= ${now}::timestamptz - interval '1 day'
          then ${now}::timestamptz + make_interval(mins => least(${MAX_WAIT_MINUTES}::int, power(2, least(f.failures + 1 - ${free}::int, 10))::int)) end`);
  }
}

/** Checks the credentials; the caller opens the session. Failures are counted even though the request is refused. */
export async function checkCredentials(database: Database, input: Credentials, now: string): Promise<SignedIn> {
  const keys = keysOf(input);
  const found = await database.unscoped(async (tx) => {
    await refuseWhileLocked(tx, keys, now);
    return tx.first<SignedIn>(
      sql`select org_id as "orgId", user_id as "userId" from sign_in_names where email = ${input.email.trim().toLowerCase()}`,
    );
  });
  const hash = found && (await activePasswordHash(database, found));
  if (!hash) await pretendToCheck(input.password);
  const matches = hash ? await passwordMatches(input.password, hash) : false;
  if (!found || !matches) {
    await database.unscoped((tx) => noteFailure(tx, keys, now));
    throw wrong();
  }
  await database.unscoped((tx) => tx.run(sql`delete from sign_in_failures where key = any(${keys})`));
  return found;
}

async function activePasswordHash(database: Database, who: SignedIn): Promise<string | null> {
  const row = await database.read(who.orgId, (tx) =>
    tx.first<{ hash: string | null }>(
      sql`select password_hash as hash from users where org_id = ${who.orgId} and id = ${who.userId} and status = 'active'`,
    ),
  );
  return row?.hash ?? null;
}
