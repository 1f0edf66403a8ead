import * as contract from '#domain/processes/risks.contract.ts';
import type { Equipment } from '../equipment.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { dropPolicy, listPolicies, putPolicy } from './policies.ts';
import { listRisks, riskCounts, risksOfOpportunity } from './queries.ts';

const READ = { object: 'opportunity', action: 'read' } as const;
const MANAGE = { function: 'settings.manage' } as const;

export function riskRoutes(routing: Routing, { queue }: Pick<Equipment, 'queue'>): void {
  answers(routing, contract.listRisks, READ, ({ tx, scope, query, now }) => listRisks(tx, scope, query, now));
  answers(routing, contract.countRisks, READ, ({ tx, scope, query }) => riskCounts(tx, scope, query));
  answers(routing, contract.readRisks, READ, ({ tx, scope, params, now }) => risksOfOpportunity(tx, scope, params.id, now));
  answers(routing, contract.listRiskPolicies, MANAGE, ({ tx }) => listPolicies(tx));
  acts(routing, contract.putRiskPolicy, MANAGE, ({ tx, scope, body, now }) => putPolicy(tx, scope, queue, body, now));
  acts(routing, contract.dropRiskPolicy, MANAGE, async ({ tx, scope, params, now }) => {
    await dropPolicy(tx, scope, queue, params.id, now);
    return { ok: true as const };
  });
}
