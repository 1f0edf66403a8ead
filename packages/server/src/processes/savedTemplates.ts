// The company's own templates. Each names an immutable version; a business type made from one gets a copy with ids of its own.
import sql, { empty } from 'sql-template-tag';
import type { BusinessType } from '#domain/processes/contract.ts';
import type { AdvanceRules, ProcessVersion } from '#domain/processes/definition.ts';
import { MOST_SAVED_TEMPLATES, type SavedTemplate } from '#domain/processes/savedTemplates.contract.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { conflict, notFound, refused } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { createWithDraft, withNewIds } from './commands.ts';
import { businessTypeOf } from './queries.ts';

interface TemplateRow extends Omit<SavedTemplate, 'rules'>, AdvanceRules {}

async function templatesWhere(tx: Tx, id?: string): Promise<SavedTemplate[]> {
  const rows = await tx.rows<TemplateRow>(sql`
    select s.id, s.name, s.sequential_only as "sequentialOnly", s.free_skip as "freeSkip", b.name as "typeName", v.number as "versionNumber",
      jsonb_array_length(v.definition -> 'stages') as stages, s.created_at as "createdAt", u.name as "createdByName",
      s.row_version as "rowVersion"
    from process_templates s
      join process_versions v on v.org_id = s.org_id and v.id = s.version_id
      join business_types b on b.org_id = v.org_id and b.id = v.business_type_id
      join users u on u.org_id = s.org_id and u.id = s.created_by
    where s.org_id = ${tx.orgId} ${id ? sql`and s.id = ${id}` : empty}
    order by lower(s.name), s.id limit ${MOST_SAVED_TEMPLATES}`);
  return rows.map(({ sequentialOnly, freeSkip, ...row }) => ({ ...row, rules: { sequentialOnly, freeSkip } }));
}

export async function savedTemplatesOf(tx: Tx): Promise<{ templates: SavedTemplate[] }> {
  return { templates: await templatesWhere(tx) };
}

async function savedTemplateOf(tx: Tx, id: string): Promise<SavedTemplate> {
  const [template] = await templatesWhere(tx, id);
  if (!template) throw notFound('template');
  return template;
}

export async function saveTemplate(tx: Tx, scope: Scope, input: { id: string; name: string }, now: string): Promise<SavedTemplate> {
  const type = await businessTypeOf(tx, input.id);
  const versionId = type.currentVersionId;
  if (!versionId) throw refused([{ kind: 'not_published' }], 'Publish this process first: a template is a published version.');
  await refuseOneTooMany(tx);
  const id = newId();
  await tx.run(sql`
    insert into process_templates (org_id, id, name, version_id, sequential_only, free_skip, created_at, created_by)
    values (${scope.orgId}, ${id}, ${input.name}, ${versionId}, ${type.rules.sequentialOnly}, ${type.rules.freeSkip}, ${now}, ${scope.userId})`);
  const data = { name: input.name, businessTypeId: input.id, versionId, versionNumber: type.currentVersionNumber };
  await recordEvent(tx, scope, now, { kind: 'processTemplate.saved', ...about(id), data });
  return savedTemplateOf(tx, id);
}

async function refuseOneTooMany(tx: Tx): Promise<void> {
  const kept = await tx.first<{ count: number }>(
    sql`select count(*)::int as count from (select 1 from process_templates where org_id = ${tx.orgId} limit ${MOST_SAVED_TEMPLATES}) t`,
  );
  if (kept && kept.count >= MOST_SAVED_TEMPLATES)
    throw refused(
      [{ kind: 'too_many_templates', most: MOST_SAVED_TEMPLATES }],
      `There are ${MOST_SAVED_TEMPLATES} templates; delete one first.`,
    );
}

export interface TemplateRenaming {
  id: string;
  name: string;
  rowVersion: number;
}

export async function renameTemplate(tx: Tx, scope: Scope, input: TemplateRenaming, now: string): Promise<SavedTemplate> {
  const before = await savedTemplateOf(tx, input.id);
  const changed = await tx.run(sql`
    update process_templates set name = ${input.name}, row_version = row_version + 1
    where org_id = ${scope.orgId} and id = ${input.id} and row_version = ${input.rowVersion}`);
  if (changed === 0) throw conflict('staleVersion', 'Somebody else changed this template.', [before]);
  const data = { before: before.name, after: input.name };
  await recordEvent(tx, scope, now, { kind: 'processTemplate.renamed', ...about(input.id), data });
  return savedTemplateOf(tx, input.id);
}

export async function deleteTemplate(tx: Tx, scope: Scope, input: { id: string }, now: string): Promise<{ ok: true }> {
  const { name } = await savedTemplateOf(tx, input.id);
  await tx.run(sql`delete from process_templates where org_id = ${scope.orgId} and id = ${input.id}`);
  await recordEvent(tx, scope, now, { kind: 'processTemplate.deleted', ...about(input.id), data: { name } });
  return { ok: true };
}

const about = (recordId: string) => ({ object: 'processTemplate', recordId });

/** A new business type with the template's stages and rules; the two then go their own ways. */
export async function createFromSavedTemplate(
  tx: Tx,
  scope: Scope,
  input: { name: string; templateId: string },
  now: string,
): Promise<BusinessType> {
  const { rules } = await savedTemplateOf(tx, input.templateId);
  const version = await tx.first<{ definition: ProcessVersion }>(sql`
    select v.definition from process_templates s join process_versions v on v.org_id = s.org_id and v.id = s.version_id
    where s.org_id = ${scope.orgId} and s.id = ${input.templateId}`);
  if (!version) throw notFound('template');
  return createWithDraft(tx, scope, { name: input.name, definition: withNewIds(version.definition), rules }, now);
}
