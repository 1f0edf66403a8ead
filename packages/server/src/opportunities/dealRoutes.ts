import * as contract from '#domain/opportunities/deal.contract.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import type { OpportunityVerbs } from '../records/verbs.ts';
import { putRival, removeRival, rivalsOf } from './competition.ts';
import { dealProductsOf, putDealProduct, removeDealProduct, takeProductSum } from './dealProducts.ts';
import { decisionChainOf, putChainMember, removeChainMember } from './decisionChain.ts';

const READ = { object: 'opportunity', action: 'read' } as const;
const OK = { ok: true as const };

export function dealRoutes(routing: Routing, verbs: OpportunityVerbs): void {
  answers(routing, contract.readDecisionChain, READ, async ({ tx, scope, params }) => ({
    members: await decisionChainOf(tx, scope, params.id),
  }));
  acts(routing, contract.putChainMember, READ, async ({ tx, scope, params, body, now }) => {
    await putChainMember(tx, scope, { ...body, opportunityId: params.id, contactId: params.contactId }, now);
    return OK;
  });
  acts(routing, contract.removeChainMember, READ, async ({ tx, scope, params, now }) => {
    await removeChainMember(tx, scope, { opportunityId: params.id, contactId: params.contactId }, now);
    return OK;
  });
  answers(routing, contract.readRivals, READ, ({ tx, scope, params }) => rivalsOf(tx, scope, params.id));
  acts(routing, contract.putRival, READ, async ({ tx, scope, params, body, now }) => {
    await putRival(tx, scope, { ...body, opportunityId: params.id, competitorId: params.competitorId }, now);
    return OK;
  });
  acts(routing, contract.removeRival, READ, async ({ tx, scope, params, now }) => {
    await removeRival(tx, scope, { opportunityId: params.id, competitorId: params.competitorId }, now);
    return OK;
  });
  answers(routing, contract.readDealProducts, READ, ({ tx, scope, params }) => dealProductsOf(tx, scope, params.id));
  acts(routing, contract.putDealProduct, READ, async ({ tx, scope, params, body, now }) => {
    await putDealProduct(tx, scope, { ...body, opportunityId: params.id, productId: params.productId }, now);
    return OK;
  });
  acts(routing, contract.removeDealProduct, READ, async ({ tx, scope, params, now }) => {
    await removeDealProduct(tx, scope, { opportunityId: params.id, productId: params.productId }, now);
    return OK;
  });
  acts(routing, contract.takeProductSum, READ, ({ tx, scope, params, now }) => takeProductSum(tx, scope, params.id, verbs, now));
}
