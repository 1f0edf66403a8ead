// Colleagues named with @ in a text: they must exist, and each is told once.
import sql from 'sql-template-tag';
import type { Tx } from '../db/database.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import type { AccessedRecord } from '../records/recordAccess.ts';
import { type NewNotice, notify } from './notices.ts';

export async function checkMentions(tx: Tx, mentions: readonly string[]): Promise<void> {
  if (mentions.length === 0) return;
  const known = await tx.rows<{ id: string }>(
    sql`select id from users where org_id = ${tx.orgId} and id = any(${mentions}) and status <> 'deactivated'`,
  );
  const missing = mentions.filter((id) => !known.some((row) => row.id === id));
  if (missing.length > 0) throw badInput([{ field: 'mentions', reason: `there is no such person: ${missing.join(', ')}` }]);
}

/** One notice for each of these people, none for the one who acts. */
export async function tellEach(
  tx: Tx,
  scope: Scope,
  about: { record: AccessedRecord; kind: NewNotice['kind']; data: object },
  userIds: Iterable<string>,
  now: string,
): Promise<void> {
  const { record, kind, data } = about;
  for (const userId of new Set(userIds)) {
    if (userId === scope.userId) continue;
    await notify(tx, scope, { userId, kind, object: record.object, recordId: record.id, data: { name: record.name, ...data } }, now);
  }
}
