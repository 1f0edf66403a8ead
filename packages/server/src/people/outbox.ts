// The outbox page: what the product wrote to people, and whether it left the house.
import sql, { empty } from 'sql-template-tag';
import type { MailSummary } from '#domain/people/directory.contract.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { notFound, refused } from '../http/refusals.ts';
import type { Queue } from '../jobs/queue.ts';
import { SEND_MAIL } from '../outside/mail/outgoing.ts';
import type { Scope } from './scope.ts';

const SUMMARY = sql`
  id, recipient, subject, status, attempts, last_error as "lastError", created_at as "createdAt", sent_at as "sentAt"`;

export interface MailFilter {
  status?: MailSummary['status'] | undefined;
  after?: string | undefined;
  limit?: number | undefined;
}

/** Newest first; mail ids are time-ordered. */
export async function listMail(tx: Tx, { status, after, limit = 50 }: MailFilter): Promise<{ mail: MailSummary[]; next: string | null }> {
  const rows = await tx.rows<MailSummary>(sql`
    select ${SUMMARY} from outgoing_mail
    where org_id = ${tx.orgId} ${status ? sql`and status = ${status}` : empty} ${after ? sql`and id < ${after}` : empty}
    order by id desc limit ${limit + 1}`);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { mail: rows.slice(0, limit), next: last?.id ?? null };
}

export async function readMail(tx: Tx, id: string): Promise<MailSummary & { text: string | null }> {
  const row = await tx.first<MailSummary & { text: string | null }>(
    sql`select ${SUMMARY}, nullif(body_text, '') as text from outgoing_mail where org_id = ${tx.orgId} and id = ${id}`,
  );
  if (!row) throw notFound('mail');
  return row;
}

export async function sendMailAgain(tx: Tx, scope: Scope, { id }: { id: string }, queue: Queue, now: string): Promise<void> {
  const mail = await readMail(tx, id);
  const moved = await tx.run(sql`
    update outgoing_mail set status = 'waiting', attempts = 0, last_error = null
    where org_id = ${tx.orgId} and id = ${id} and status in ('stored', 'failed')`);
  if (moved === 0) throw refused([{ kind: 'notWaiting', status: mail.status }], 'Only stored or failed mail can be sent again.');
  const { recipient, subject } = mail;
  await recordEvent(tx, scope, now, { kind: 'mail.sentAgain', object: 'mail', recordId: id, data: { recipient, subject } });
  await queue.enqueue(tx, SEND_MAIL, { orgId: scope.orgId, mailId: id });
}
