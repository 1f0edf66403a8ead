// Tells the owner and his manager of risks that begin: at once in the app, and by the next round's letter where the policy wants one.
import sql from 'sql-template-tag';
import type { RiskPolicy } from '#domain/processes/riskPolicy.ts';
import type { RiskKind } from '#domain/processes/risks.ts';
import { type NewNotice, notifyMany } from '../activities/notices.ts';
import type { Tx } from '../db/database.ts';
import { recordRiskEvents } from './history.ts';
import type { Looked } from './look.ts';
import type { BegunSignal } from './write.ts';

export interface Telling {
  looked: readonly Looked[];
  begun: readonly BegunSignal[];
  policyOf: (businessTypeId: string) => RiskPolicy;
  actorId: string | null;
  now: string;
}

interface Told extends BegunSignal {
  userId: string;
  byMail: boolean;
}

export async function tellOfRisks(tx: Tx, telling: Telling): Promise<void> {
  const news = telling.looked.filter(({ look }) => !look.first);
  await recordRiskEvents(tx, news, telling.begun, telling.now);
  const told = news.flatMap((looked) =>
    telling.begun.filter((signal) => signal.opportunityId === looked.row.id).flatMap((signal) => toldOf(looked, signal, telling)),
  );
  const nameOf = new Map(news.map(({ row }) => [row.id, row.name]));
  const notices = told.map(
    ({ userId, opportunityId, kind, startedOn }): NewNotice => ({
      userId,
      kind: 'risk',
      object: 'opportunity',
      recordId: opportunityId,
      data: { name: nameOf.get(opportunityId), risk: kind, since: startedOn },
    }),
  );
  await notifyMany(tx, notices, telling.now);
  await keepForLetter(
    tx,
    told.filter((one) => one.byMail),
  );
}

function toldOf({ row }: Looked, signal: BegunSignal, { policyOf, actorId }: Telling): Told[] {
  const policy = policyOf(row.businessTypeId);
  const kind = signal.kind as RiskKind;
  const owner = policy.tellOwner.includes(kind) && row.ownerStatus === 'active' ? row.ownerId : null;
  const manager = policy.tellManager.includes(kind) && row.managerId !== row.ownerId ? row.managerId : null;
  return [owner, manager]
    .filter((userId): userId is string => userId !== null && userId !== actorId)
    .map((userId) => ({ ...signal, userId, byMail: policy.mail }));
}

async function keepForLetter(tx: Tx, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return;
  await tx.run(sql`
    insert into risk_letters (org_id, user_id, opportunity_id, kind, subject, started_on)
    select ${tx.orgId}, t."userId", t."opportunityId", t.kind, t.subject, t."startedOn"
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t ("userId" uuid, "opportunityId" uuid, kind text, subject text, "startedOn" date)
    on conflict do nothing`);
}
