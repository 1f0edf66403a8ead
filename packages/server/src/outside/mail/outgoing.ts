// Every letter is a row first, in the transaction of the act that wants it; a job carries it out.
import sql from 'sql-template-tag';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import type { Queue } from '../../jobs/queue.ts';
import type { Letter } from './mailer.ts';

export const SEND_MAIL = 'mail.send';

/** `secret`: the letter holds a one-time link, so its text goes once it has been sent. Returns the mail's id. */
export async function sendMail(tx: Tx, queue: Queue, now: string, letter: Letter & { secret?: boolean }): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into outgoing_mail (org_id, id, recipient, subject, body_text, body_html, secret, created_at)
    values (${tx.orgId}, ${id}, ${letter.to}, ${letter.subject}, ${letter.text}, ${letter.html ?? null}, ${letter.secret ?? false}, ${now})`);
  await queue.enqueue(tx, SEND_MAIL, { orgId: tx.orgId!, mailId: id });
  return id;
}
