// What a sync still has to do is read from the opportunities: those on an older version of the same business type. Newer ones, made
// while it runs, are none of its business, so that it never pulls an opportunity back.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Tx } from '../../db/database.ts';
import { type PublishedVersion, publishedVersion } from '../readVersion.ts';

/** Every version of the business type before the target, newest first. */
export async function olderVersions(tx: Tx, target: PublishedVersion): Promise<PublishedVersion[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select id from process_versions where org_id = ${tx.orgId} and business_type_id = ${target.businessTypeId} and number < ${target.number}
    order by number desc`);
  const versions: PublishedVersion[] = [];
  for (const { id } of rows) versions.push(await publishedVersion(tx, id));
  return versions;
}

export interface Candidates {
  businessTypeId: string;
  versionIds: readonly string[];
  includeClosed: boolean;
}

/** The condition on opportunities `r`, without the deleted ones. */
export const candidatesWhere = ({ businessTypeId, versionIds, includeClosed }: Candidates): Sql => sql`
  r.version_id = any(${versionIds}::uuid[]) and r.business_type_id = ${businessTypeId} ${includeClosed ? empty : sql`and r.status = 'open'`}`;

export async function countByVersion(tx: Tx, candidates: Candidates): Promise<Map<string, number>> {
  const rows = await tx.rows<{ versionId: string; opportunities: number }>(sql`
    select r.version_id as "versionId", count(*)::int as opportunities from opportunities r
    where r.org_id = ${tx.orgId} and r.deleted_at is null and ${candidatesWhere(candidates)} group by 1`);
  return new Map(rows.map(({ versionId, opportunities }) => [versionId, opportunities]));
}

/** The next ids a sync has neither dealt with nor failed at. */
export async function nextCandidates(
  tx: Tx,
  syncId: string,
  candidates: Candidates,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select r.id from opportunities r
    where r.org_id = ${tx.orgId} and r.deleted_at is null and ${candidatesWhere(candidates)}
      and (${after}::uuid is null or r.id > ${after}::uuid)
      and not exists (select from process_sync_items i where i.org_id = r.org_id and i.sync_id = ${syncId} and i.opportunity_id = r.id
        and i.outcome = 'failed')
    order by r.id limit ${limit}`);
  return rows.map(({ id }) => id);
}
