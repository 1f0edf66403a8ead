// Where both contacts stand in the decision chain of one opportunity, the survivor's place stays. When he stood somewhere below the
// other, he takes over whom the other reports to: the chain would close to a circle.
import sql from 'sql-template-tag';
import { superiorsOf } from '#domain/opportunities/decisionChain.ts';
import type { Tx } from '../../db/database.ts';
import type { Pair } from './hanging.ts';

interface Place {
  opportunityId: string;
  contactId: string;
  reportsTo: string | null;
}

export async function keepChainsInOrder(tx: Tx, { survivorId, otherId }: Pair): Promise<void> {
  const places = await tx.rows<Place>(sql`
    select m.opportunity_id as "opportunityId", m.contact_id as "contactId", m.reports_to as "reportsTo"
    from opportunity_contacts m
    where m.org_id = ${tx.orgId} and m.opportunity_id in (
      select a.opportunity_id from opportunity_contacts a
      join opportunity_contacts b on b.org_id = a.org_id and b.opportunity_id = a.opportunity_id and b.contact_id = ${otherId}
      where a.org_id = ${tx.orgId} and a.contact_id = ${survivorId})`);
  for (const [opportunityId, chain] of Map.groupBy(places, (place) => place.opportunityId)) {
    if (!superiorsOf(chain, survivorId).includes(otherId)) continue;
    const above = chain.find(({ contactId }) => contactId === otherId)?.reportsTo ?? null;
    await tx.run(sql`
      update opportunity_contacts set reports_to = ${above}
      where org_id = ${tx.orgId} and opportunity_id = ${opportunityId} and contact_id = ${survivorId}`);
  }
}
