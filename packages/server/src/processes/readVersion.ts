// Versions never change once published, so they are kept in memory.
import sql from 'sql-template-tag';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import type { Tx } from '../db/database.ts';
import { notFound } from '../http/refusals.ts';

export interface PublishedVersion {
  id: string;
  businessTypeId: string;
  number: number;
  definition: ProcessVersion;
}

const MAX_KEPT = 500;
const kept = new Map<string, PublishedVersion>();

export async function publishedVersion(tx: Tx, versionId: string): Promise<PublishedVersion> {
  const key = `${tx.orgId}:${versionId}`;
  const known = kept.get(key);
  if (known) return known;
  const [row] = await tx.prepared<PublishedVersion>(sql`
    select id, business_type_id as "businessTypeId", number, definition
    from process_versions where org_id = ${tx.orgId} and id = ${versionId}`);
  if (!row) throw notFound('process version');
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, row);
  return row;
}
