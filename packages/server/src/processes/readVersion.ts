// Versions never change once published, so they are kept in memory.
import sql from 'sql-template-tag';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { withOperatorsInForce } from '#domain/processes/operatorsInForce.ts';
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

export const publishedVersion = (tx: Tx, versionId: string): Promise<PublishedVersion> =>
  remembered(`${tx.orgId}:${versionId}`, () => readPublished(tx, versionId));

/** The version an opportunity is pinned to, with the operator lists of its business type's current version. */
export const versionInForce = (tx: Tx, versionId: string, currentVersionId: string | null): Promise<PublishedVersion> =>
  currentVersionId === null || currentVersionId === versionId
    ? publishedVersion(tx, versionId)
    : remembered(`${tx.orgId}:${versionId}:${currentVersionId}`, async () => {
        const pinned = await publishedVersion(tx, versionId);
        const current = await publishedVersion(tx, currentVersionId);
        return { ...pinned, definition: withOperatorsInForce(pinned.definition, current.definition) };
      });

async function remembered(key: string, read: () => Promise<PublishedVersion>): Promise<PublishedVersion> {
  const version = kept.get(key) ?? (await read());
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(key, version);
  return version;
}

async function readPublished(tx: Tx, versionId: string): Promise<PublishedVersion> {
  const [row] = await tx.prepared<PublishedVersion>(sql`
    select id, business_type_id as "businessTypeId", number, definition
    from process_versions where org_id = ${tx.orgId} and id = ${versionId}`);
  if (!row) throw notFound('process version');
  return row;
}
