// Carries letters out: sent, stored (no mail server is set up), or tried again with growing waits and in the end given up.
import sql from 'sql-template-tag';
import type { Config } from '../../config.ts';
import type { Database } from '../../db/database.ts';
import type { JobHandler, Queue } from '../../jobs/queue.ts';
import { type Mailer, UndeliverableMail } from './mailer.ts';
import { SEND_MAIL } from './outgoing.ts';

/** Seconds before the second try, the third, …; together a day and a half, longer than most mail servers rest. */
export const WAITS = [60, 300, 900, 3_600, 14_400, 43_200, 64_800] as const;
const MAX_ERROR = 500;

interface Parts {
  database: Database;
  queue: () => Queue;
  mailer: Mailer | null;
  config: Pick<Config, 'mailFrom'>;
  now: () => string;
}

interface MailRow {
  to: string;
  subject: string;
  text: string;
  html: string | null;
}

export function mailJobs(parts: Parts): JobHandler[] {
  return [{ name: SEND_MAIL, concurrency: 2, work: ({ orgId, mailId }) => deliver(parts, orgId, String(mailId)) }];
}

async function deliver(parts: Parts, orgId: string, id: string): Promise<void> {
  const { database, mailer, config } = parts;
  const mail = await database.read(orgId, (tx) =>
    tx.first<MailRow>(sql`
      select recipient as "to", subject, body_text as text, body_html as html from outgoing_mail
      where org_id = ${orgId} and id = ${id} and status = 'waiting'`),
  );
  if (!mail) return;
  if (!mailer) return settle(parts, orgId, id, 'stored');
  const { html, ...letter } = mail;
  try {
    await mailer.send({ ...letter, ...(html ? { html } : {}), messageId: `<${id}@${domainOf(config.mailFrom)}>` });
  } catch (error) {
    return postpone(parts, orgId, id, error);
  }
  return settle(parts, orgId, id, 'sent');
}

/** A letter keeps its number over all tries, so that a receiver can tell a repetition. */
const domainOf = (from: string): string => /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';

async function settle({ database, now }: Parts, orgId: string, id: string, status: 'stored' | 'sent'): Promise<void> {
  await database.write(orgId, (tx) =>
    tx.run(sql`
      update outgoing_mail set status = ${status}, attempts = attempts + ${status === 'sent' ? 1 : 0}::int, last_error = null,
        sent_at = ${status === 'sent' ? now() : null},
        body_text = case when secret and ${status} = 'sent' then '' else body_text end,
        body_html = case when secret and ${status} = 'sent' then null else body_html end
      where org_id = ${orgId} and id = ${id}`),
  );
}

async function postpone({ database, queue }: Parts, orgId: string, id: string, error: unknown): Promise<void> {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, MAX_ERROR);
  await database.write(orgId, async (tx) => {
    const row = await tx.first<{ attempts: number }>(sql`
      update outgoing_mail set attempts = attempts + 1, last_error = ${reason}
      where org_id = ${orgId} and id = ${id} and status = 'waiting' returning attempts`);
    if (!row) return;
    const wait = error instanceof UndeliverableMail ? undefined : WAITS[row.attempts - 1];
    if (wait) await queue().enqueue(tx, SEND_MAIL, { orgId, mailId: id }, { startAfterSeconds: wait });
    else await tx.run(sql`update outgoing_mail set status = 'failed' where org_id = ${orgId} and id = ${id}`);
  });
}
