// The decision chain of an opportunity: contacts with role, influence, attitude and superior. Changed by whoever may edit it; the
// lock on the opportunity keeps two changes at once from closing a circle.
import sql from 'sql-template-tag';
import type { ChainMemberShape } from '#domain/opportunities/deal.contract.ts';
import { type ChainMember, placeProblems, withoutMember } from '#domain/opportunities/decisionChain.ts';
import { fieldLevel, maskText } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { recordEvent } from '../events/record.ts';
import { badInput, HttpError, notFound } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { accessRecord } from '../records/recordAccess.ts';

type Row = ChainMemberShape;

async function membersOf(tx: Tx, opportunityId: string): Promise<Row[]> {
  return tx.rows<Row>(sql`
    select m.contact_id as "contactId", c.name, coalesce(c.title, '') as title, m.role, m.influence, m.attitude, m.reports_to as "reportsTo",
      m.note, m.changed_at as "changedAt", u.name as "changedByName"
    from opportunity_contacts m join contacts c on c.org_id = m.org_id and c.id = m.contact_id join users u on u.org_id = m.org_id and u.id = m.changed_by
    where m.org_id = ${tx.orgId} and m.opportunity_id = ${opportunityId} order by m.influence desc, c.pinyin, m.contact_id`);
}

/** Whoever reads the opportunity reads its chain; a contact's name and title as far as his rights show them. */
export async function decisionChainOf(tx: Tx, scope: Scope, opportunityId: string): Promise<Row[]> {
  await accessRecord(tx, scope, 'opportunity', opportunityId);
  const clear = (field: 'name' | 'title', text: string): string => {
    const level = fieldLevel(scope.rights, 'contact', field);
    return level === 'hidden' ? '' : level === 'masked' ? maskText(text) : text;
  };
  const members = await membersOf(tx, opportunityId);
  return members.map((member) => ({ ...member, name: clear('name', member.name), title: clear('title', member.title) }));
}

export type ChainInput = ChainMember & { opportunityId: string; note: string };

export async function putChainMember(tx: Tx, scope: Scope, input: ChainInput, now: string): Promise<void> {
  const { opportunityId, contactId, role, influence, attitude, reportsTo, note } = input;
  await accessRecord(tx, scope, 'opportunity', opportunityId, 'edit', true);
  const members = await membersOf(tx, opportunityId);
  const before = members.find((member) => member.contactId === contactId);
  const name = before?.name ?? (await contactNameOf(tx, scope, contactId));
  const problems = placeProblems(members, input);
  if (problems.length > 0) throw badInput(problems);
  await tx.run(sql`
    insert into opportunity_contacts (org_id, opportunity_id, contact_id, role, influence, attitude, reports_to, note, changed_at, changed_by)
    values (${scope.orgId}, ${opportunityId}, ${contactId}, ${role}, ${influence}, ${attitude}, ${reportsTo}, ${note}, ${now}, ${scope.userId})
    on conflict (org_id, opportunity_id, contact_id) do update set role = excluded.role, influence = excluded.influence,
      attitude = excluded.attitude, reports_to = excluded.reports_to, note = excluded.note, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
  await recordEvent(tx, scope, now, {
    kind: 'opportunity.contactPlaced',
    object: 'opportunity',
    recordId: opportunityId,
    data: { contactId, name, role, influence, attitude, isNew: before === undefined },
  });
}

/** Only somebody the caller may see can be put into a chain. */
async function contactNameOf(tx: Tx, scope: Scope, contactId: string): Promise<string> {
  try {
    return (await accessRecord(tx, scope, 'contact', contactId)).name;
  } catch (error) {
    if (error instanceof HttpError && error.status === 404) throw badInput([{ field: 'contactId', reason: 'notFound' }]);
    throw error;
  }
}

export async function removeChainMember(
  tx: Tx,
  scope: Scope,
  { opportunityId, contactId }: { opportunityId: string; contactId: string },
  now: string,
): Promise<void> {
  await accessRecord(tx, scope, 'opportunity', opportunityId, 'edit', true);
  const members = await membersOf(tx, opportunityId);
  const left = members.find((member) => member.contactId === contactId);
  if (!left) throw notFound('contact in the decision chain');
  const orphans = members.filter((member) => member.reportsTo === contactId).map((member) => member.contactId);
  const superior = withoutMember(members, contactId).find((member) => orphans.includes(member.contactId))?.reportsTo ?? null;
  const here = sql`org_id = ${scope.orgId} and opportunity_id = ${opportunityId}`;
  await tx.run(sql`update opportunity_contacts set reports_to = ${superior} where ${here} and contact_id = any(${orphans}::uuid[])`);
  await tx.run(sql`delete from opportunity_contacts where ${here} and contact_id = ${contactId}`);
  await recordEvent(tx, scope, now, {
    kind: 'opportunity.contactRemoved',
    object: 'opportunity',
    recordId: opportunityId,
    data: { contactId, name: left.name },
  });
}
