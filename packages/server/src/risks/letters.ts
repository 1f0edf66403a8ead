// One letter per person and round: the opportunities that have run into a risk since the last one. What a letter takes is deleted in
// the transaction that writes it, so no signal is written about twice.
import sql from 'sql-template-tag';
import type { RiskKind } from '#domain/processes/risks.ts';
import { RISK_WORDS } from '#domain/processes/riskWords.ts';
import type { Config } from '../config.ts';
import type { Database, Tx } from '../db/database.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Letter } from '../outside/mail/mailer.ts';
import { sendMail } from '../outside/mail/outgoing.ts';
import { asLocale, type LetterWords, type Locale, type Receiver, written } from '../people/letters.ts';

interface Parts {
  database: Database;
  queue: Queue;
  config: Pick<Config, 'publicUrl' | 'host' | 'port'>;
}

const MAX_LINES = 30;

export async function writeLetters({ database, queue, config }: Parts, orgId: string, now: string): Promise<void> {
  const base = config.publicUrl ?? `http://${config.host}:${config.port}`;
  for (;;) {
    const [waiting] = await database.read(orgId, (tx) =>
      tx.rows<{ userId: string }>(sql`select user_id as "userId" from risk_letters where org_id = ${orgId} order by user_id limit 1`),
    );
    if (!waiting) return;
    await database.write(orgId, async (tx) => {
      const letter = await letterTo(tx, waiting.userId, `${base}/plans/risks`);
      if (letter) await sendMail(tx, queue, now, letter);
    });
  }
}

interface Line {
  opportunityId: string;
  name: string;
  ownerName: string;
  kind: RiskKind;
}

/** Null when nothing is left to write, or nobody to write to. */
async function letterTo(tx: Tx, userId: string, link: string): Promise<Letter | null> {
  const lines = await tx.rows<Line>(sql`
    with taken as (delete from risk_letters where org_id = ${tx.orgId} and user_id = ${userId} returning *)
    select t.opportunity_id as "opportunityId", o.name, u.name as "ownerName", t.kind
    from taken t
    join risk_signals s on s.org_id = t.org_id and s.opportunity_id = t.opportunity_id and s.kind = t.kind and s.subject = t.subject
      and s.started_on = t.started_on and s.ended_on is null
    join opportunities o on o.org_id = t.org_id and o.id = t.opportunity_id and o.deleted_at is null
    join users u on u.org_id = o.org_id and u.id = o.owner_id
    order by o.name, t.kind`);
  const person = await tx.first<{ to: string; name: string; locale: string }>(sql`
    select u.email as "to", u.name, coalesce(u.locale, o.locale) as locale from users u join organisations o on o.id = u.org_id
    where u.org_id = ${tx.orgId} and u.id = ${userId} and u.status = 'active'`);
  if (!person || lines.length === 0) return null;
  const receiver: Receiver = { to: person.to, name: person.name, locale: asLocale(person.locale) };
  return written(receiver, WORDS[receiver.locale](lines, link));
}

const WORDS: Record<Locale, (lines: readonly Line[], link: string) => LetterWords> = {
  'zh-CN': (lines, link) => ({
    subject: `${deals(lines)} 个商机出现风险`,
    before: ['以下商机出现了新的风险：', ...told(lines, 'zh'), ...rest(lines, (more) => `另有 ${more} 条。`)],
    link: { label: '查看风险清单', href: link },
    after: ['在风险设置中可以调整提醒的种类。'],
  }),
  en: (lines, link) => ({
    subject: deals(lines) === 1 ? '1 opportunity is at risk' : `${deals(lines)} opportunities are at risk`,
    before: ['These opportunities have run into a risk:', ...told(lines, 'en'), ...rest(lines, (more) => `And ${more} more.`)],
    link: { label: 'Open the risk list', href: link },
    after: ['The risk settings say what you are told of.'],
  }),
};

const deals = (lines: readonly Line[]): number => new Set(lines.map((line) => line.opportunityId)).size;
const told = (lines: readonly Line[], language: 'zh' | 'en'): string[] =>
  lines.slice(0, MAX_LINES).map((line) => `${line.name} · ${line.ownerName} · ${RISK_WORDS[line.kind][language]}`);
const rest = (lines: readonly Line[], words: (more: number) => string): string[] =>
  lines.length > MAX_LINES ? [words(lines.length - MAX_LINES)] : [];
