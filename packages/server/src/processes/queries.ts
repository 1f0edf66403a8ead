import sql, { empty } from 'sql-template-tag';
import type { z } from 'zod';
import type { BusinessType, Draft, readVersion, stageName, versionSummary } from '#domain/processes/contract.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../http/refusals.ts';

export type VersionSummary = z.infer<typeof versionSummary>;

interface BusinessTypeRow extends Omit<BusinessType, 'rules'> {
  sequentialOnly: boolean;
  freeSkip: boolean;
}

const typeOf = ({ sequentialOnly, freeSkip, ...row }: BusinessTypeRow): BusinessType => ({ ...row, rules: { sequentialOnly, freeSkip } });

async function businessTypeRows(tx: Tx, id?: string): Promise<BusinessType[]> {
  const rows = await tx.prepared<BusinessTypeRow>(sql`
    select b.id, b.name, b.position, b.sequential_only as "sequentialOnly", b.free_skip as "freeSkip",
      b.current_version_id as "currentVersionId", v.number as "currentVersionNumber", b.archived_at is not null as archived,
      b.row_version as "rowVersion"
    from business_types b left join process_versions v on v.org_id = b.org_id and v.id = b.current_version_id
    where b.org_id = ${tx.orgId} ${id ? sql`and b.id = ${id}` : empty}
    order by b.position, b.created_at, b.id limit 500`);
  return rows.map(typeOf);
}

export async function businessTypesOf(tx: Tx): Promise<{ businessTypes: BusinessType[]; stages: z.infer<typeof stageName>[] }> {
  const stages = await tx.rows<z.infer<typeof stageName>>(sql`
    select id, business_type_id as "businessTypeId", name, kind, position, in_current_version as "inCurrentVersion"
    from stages where org_id = ${tx.orgId} order by business_type_id, position, id limit 5000`);
  return { businessTypes: await businessTypeRows(tx), stages };
}

export async function businessTypeOf(tx: Tx, id: string): Promise<BusinessType> {
  const [type] = await businessTypeRows(tx, id);
  if (!type) throw notFound('business type');
  return type;
}

export async function draftOf(tx: Tx, businessTypeId: string): Promise<Draft> {
  const draft = await tx.first<Draft>(sql`
    select business_type_id as "businessTypeId", definition, revision, changed_at as "changedAt", changed_by as "changedBy", based_on as "basedOn"
    from process_drafts where org_id = ${tx.orgId} and business_type_id = ${businessTypeId}`);
  if (!draft) throw notFound('draft');
  return draft;
}

export async function versionsOf(tx: Tx, businessTypeId: string): Promise<{ versions: VersionSummary[] }> {
  await businessTypeOf(tx, businessTypeId);
  const versions = await tx.rows<VersionSummary>(sql`
    select v.id, v.business_type_id as "businessTypeId", v.number, v.published_at as "publishedAt", v.published_by as "publishedBy", v.note,
      (select f.number from process_versions f where f.org_id = v.org_id and f.id = v.from_version_id) as "fromNumber",
      (select count(*)::int from opportunities o where o.org_id = v.org_id and o.version_id = v.id and o.status = 'open' and o.deleted_at is null)
        as "openOpportunities"
    from process_versions v where v.org_id = ${tx.orgId} and v.business_type_id = ${businessTypeId} order by v.number desc limit 200`);
  return { versions };
}

type VersionReply = NonNullable<typeof readVersion.reply> extends z.ZodType<infer R> ? R : never;

export async function versionOf(tx: Tx, businessTypeId: string, versionId: string): Promise<VersionReply> {
  const version = await tx.first<VersionReply>(sql`
    select id, business_type_id as "businessTypeId", number, published_at as "publishedAt", published_by as "publishedBy", note, definition,
      (select f.number from process_versions f where f.org_id = v.org_id and f.id = v.from_version_id) as "fromNumber"
    from process_versions v where org_id = ${tx.orgId} and business_type_id = ${businessTypeId} and id = ${versionId}`);
  if (!version) throw notFound('version');
  return version;
}
