import sql from 'sql-template-tag';
import type { Person } from '#domain/people/directory.contract.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { refused } from '../http/refusals.ts';
import { lookAgainAtOwner } from '../risks/owner.ts';
import { withdrawTokens } from './oneTimeTokens.ts';
import { lockedPerson, personOf } from './personRows.ts';
import type { Scope } from './scope.ts';
import { closeSessionsOf } from './sessions.ts';
import { demandGrant, demandKeyholder, lockPeople, rightsOf } from './standing.ts';

/** Out at once, on every device and with every key. Records and reports stay where they are until somebody assigns them. */
export async function deactivatePerson(tx: Tx, scope: Scope, id: string, now: string): Promise<Person> {
  await lockPeople(tx);
  const person = await lockedPerson(tx, id);
  if (person.status === 'deactivated') return person;
  if (id === scope.userId) throw refused([{ kind: 'self' }], 'Nobody deactivates himself.');
  demandGrant(scope, await rightsOf(tx, id), 'outranked');
  await setStatus(tx, id, 'deactivated', now);
  await demandKeyholder(tx);
  const who = { orgId: scope.orgId, userId: id };
  await closeSessionsOf(tx, who);
  await withdrawTokens(tx, who);
  await tx.run(sql`update api_keys set revoked_at = ${now} where org_id = ${scope.orgId} and user_id = ${id} and revoked_at is null`);
  await recordEvent(tx, scope, now, { kind: 'user.deactivated', object: 'user', recordId: id, data: { name: person.name } });
  await lookAgainAtOwner(tx, id, now, scope.userId);
  return personOf(tx, id);
}

/** Back in: with the old password, or as an invited person when there never was one. */
export async function reactivatePerson(tx: Tx, scope: Scope, id: string, now: string): Promise<Person> {
  await lockPeople(tx);
  const person = await lockedPerson(tx, id);
  if (person.status !== 'deactivated') return person;
  demandGrant(scope, await rightsOf(tx, id), 'outranked');
  const row = await tx.first<{ known: boolean }>(
    sql`select password_hash is not null as known from users where org_id = ${scope.orgId} and id = ${id}`,
  );
  await setStatus(tx, id, row?.known ? 'active' : 'invited', now);
  await recordEvent(tx, scope, now, { kind: 'user.reactivated', object: 'user', recordId: id, data: { name: person.name } });
  await lookAgainAtOwner(tx, id, now, scope.userId);
  return personOf(tx, id);
}

async function setStatus(tx: Tx, id: string, status: Person['status'], now: string): Promise<void> {
  await tx.run(sql`
    update users set status = ${status}, row_version = row_version + 1, updated_at = ${now} where org_id = ${tx.orgId} and id = ${id}`);
}
