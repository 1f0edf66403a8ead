// The next version of a process comes about in two ways: the draft is published, or an old version is published anew (roll back).
import sql from 'sql-template-tag';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { versionDiff } from '#domain/processes/diff.ts';
import { publishViolations } from '#domain/processes/publish.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { conflict, refused } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { lockDraft } from './lockDraft.ts';
import { businessTypeOf, draftOf, type VersionSummary, versionOf } from './queries.ts';

/** Publishes the draft: refused with every violation, or the next version. Two publishers: the second gets 409. */
export async function publishDraft(
  tx: Tx,
  scope: Scope,
  input: { id: string; revision: number; note: string },
  now: string,
): Promise<VersionSummary> {
  const draft = await lockDraft(tx, input.id, input.revision);
  const version = await publish(tx, scope, { ...input, definition: draft.definition as ProcessVersion, from: null }, now);
  await tx.run(sql`
    update process_drafts set based_on = ${version.id}, revision = revision + 1 where org_id = ${scope.orgId} and business_type_id = ${input.id}`);
  return version;
}

/**
 * Rolls back: the old version is published anew as the next one. A draft that holds nothing of its own follows; one with changes stays.
 * `currentVersionId` is the version the caller compared it with: another one in force means that he decided on old facts.
 */
export async function rollBack(
  tx: Tx,
  scope: Scope,
  input: { id: string; versionId: string; currentVersionId: string; note: string },
  now: string,
): Promise<VersionSummary> {
  const { revision } = await draftOf(tx, input.id);
  const draft = await lockDraft(tx, input.id, revision);
  const old = await versionOf(tx, input.id, input.versionId);
  const type = await businessTypeOf(tx, input.id);
  if (type.currentVersionId !== input.currentVersionId)
    throw conflict('processChanged', `Version ${type.currentVersionNumber} has been published meanwhile.`, [
      { kind: 'process_changed', current: type.currentVersionId, versionNumber: type.currentVersionNumber },
    ]);
  const before = await versionOf(tx, input.id, input.currentVersionId);
  const definition = old.definition as ProcessVersion;
  const version = await publish(tx, scope, { ...input, definition, from: { id: old.id, number: old.number } }, now);
  if (versionDiff(before.definition as ProcessVersion, draft.definition as ProcessVersion).length === 0)
    await tx.run(sql`
      update process_drafts set definition = ${JSON.stringify(definition)}, based_on = ${version.id}, revision = revision + 1,
        changed_at = ${now}, changed_by = ${scope.userId}
      where org_id = ${scope.orgId} and business_type_id = ${input.id}`);
  return version;
}

interface NewVersion {
  /** Of the business type. */
  id: string;
  definition: ProcessVersion;
  note: string;
  from: { id: string; number: number } | null;
}

async function publish(tx: Tx, scope: Scope, { id, definition, note, from }: NewVersion, now: string): Promise<VersionSummary> {
  const violations = publishViolations(definition);
  if (violations.length > 0) throw refused(violations, 'The process cannot be published yet.', 'notPublishable');
  const versionId = newId();
  const { next: number } = (await tx.first<{ next: number }>(sql`
    select coalesce(max(number), 0) + 1 as next from process_versions where org_id = ${scope.orgId} and business_type_id = ${id}`))!;
  await tx.run(sql`
    insert into process_versions (org_id, id, business_type_id, number, definition, published_at, published_by, note, from_version_id)
    values (${scope.orgId}, ${versionId}, ${id}, ${number}, ${JSON.stringify(definition)}, ${now}, ${scope.userId}, ${note}, ${from?.id ?? null})`);
  await nameStages(tx, id, definition);
  await tx.run(
    sql`update business_types set current_version_id = ${versionId}, row_version = row_version + 1 where org_id = ${scope.orgId} and id = ${id}`,
  );
  await recordEvent(tx, scope, now, {
    kind: 'process.published',
    object: 'businessType',
    recordId: id,
    data: { versionId, number, note, ...(from && { fromNumber: from.number }) },
  });
  const { definition: _, ...summary } = await versionOf(tx, id, versionId);
  return { ...summary, openOpportunities: 0 };
}

/** Lists, filters and boards name a stage by its newest name, also one that only old versions still hold. */
async function nameStages(tx: Tx, businessTypeId: string, definition: ProcessVersion): Promise<void> {
  await tx.run(sql`update stages set in_current_version = false where org_id = ${tx.orgId} and business_type_id = ${businessTypeId}`);
  for (const [position, stage] of definition.stages.entries()) {
    const written = await tx.run(sql`
      insert into stages (org_id, id, business_type_id, name, kind, position)
      values (${tx.orgId}, ${stage.id}, ${businessTypeId}, ${stage.name.trim()}, ${stage.kind}, ${position})
      on conflict (org_id, id) do update set name = excluded.name, kind = excluded.kind, position = excluded.position, in_current_version = true
        where stages.business_type_id = excluded.business_type_id`);
    if (written === 0)
      throw refused(
        [{ code: 'stage_id', stageId: stage.id, figures: { position } }],
        'This stage belongs to another business type.',
        'notPublishable',
      );
  }
}
