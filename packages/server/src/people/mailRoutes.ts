import * as routes from '#domain/people/directory.contract.ts';
import type { Equipment } from '../equipment.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { listMail, readMail, sendMailAgain } from './outbox.ts';

const READS_MAIL = { function: 'mail.read' } as const;

export function mailRoutes(routing: Routing, { config, queue }: Pick<Equipment, 'config' | 'queue'>): void {
  answers(routing, routes.listMail, READS_MAIL, async ({ tx, query }) => ({
    ...(await listMail(tx, query)),
    delivers: config.smtpUrl !== null,
  }));
  answers(routing, routes.readMail, READS_MAIL, ({ tx, params }) => readMail(tx, params.id));
  acts(routing, routes.sendMailAgain, READS_MAIL, async ({ tx, scope, params, now }) => {
    await sendMailAgain(tx, scope, params, queue, now);
    return { ok: true as const };
  });
}
