import { listNodes, readNodes } from '#domain/processes/nodeCheck.contract.ts';
import { readGantt, readPlan, resetPlan as resetRoute, savePlan as saveRoute } from '#domain/processes/plan.contract.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import type { OpportunityVerbs } from '../records/verbs.ts';
import { ganttOf } from './gantt.ts';
import { nodesOf, teamNodes } from './nodes.ts';
import { resetPlan, savePlan } from './savePlan.ts';
import { planReply, planSituation } from './situation.ts';

const READ = { object: 'opportunity', action: 'read' } as const;

export function planRoutes(routing: Routing, verbs: OpportunityVerbs): void {
  answers(routing, readGantt, READ, ({ tx, scope, query, now }) => ganttOf(tx, scope, query, now));
  answers(routing, listNodes, READ, ({ tx, scope, query, now }) => teamNodes(tx, scope, query, now));
  answers(routing, readNodes, READ, ({ tx, scope, params, now }) => nodesOf(tx, scope, params.id, now));
  answers(routing, readPlan, READ, async ({ tx, scope, params, now }) =>
    planReply(await planSituation(tx, scope, params.id, now, { lock: false })),
  );
  acts(routing, saveRoute, READ, ({ tx, scope, params, body, now }) =>
    savePlan(tx, scope, { ...body, opportunityId: params.id }, verbs, now),
  );
  acts(routing, resetRoute, READ, ({ tx, scope, params, now }) => resetPlan(tx, scope, { opportunityId: params.id }, verbs, now));
}
