import * as contract from '#domain/processes/contract.ts';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import * as portable from '#domain/processes/portable.contract.ts';
import * as templates from '#domain/processes/savedTemplates.contract.ts';
import { simulate } from '#domain/processes/simulation.contract.ts';
import { acts, answers, type Routing } from '../http/routing.ts';
import { changeBusinessType, createBusinessType, discardDraft, saveDraft, setAdvanceRules } from './commands.ts';
import { createFromTemplate, exportedProcess, importProcess } from './portableProcess.ts';
import { publishDraft, rollBack } from './publishVersion.ts';
import { businessTypesOf, draftOf, versionOf, versionsOf } from './queries.ts';
import { createFromSavedTemplate, deleteTemplate, renameTemplate, savedTemplatesOf, saveTemplate } from './savedTemplates.ts';
import { simulationOf } from './simulation.ts';

const EDIT = { function: 'processes.edit' } as const;

export function processRoutes(routing: Routing): void {
  answers(routing, contract.listBusinessTypes, 'signedIn', ({ tx }) => businessTypesOf(tx));
  answers(routing, contract.listVersions, 'signedIn', ({ tx, params }) => versionsOf(tx, params.id));
  answers(routing, contract.readVersion, 'signedIn', ({ tx, params }) => versionOf(tx, params.id, params.versionId));
  answers(routing, contract.readDraft, EDIT, ({ tx, params }) => draftOf(tx, params.id));
  answers(routing, simulate, EDIT, ({ tx, scope, params, body }) => simulationOf(tx, scope, { ...params, ...body }));
  acts(routing, contract.createBusinessType, EDIT, ({ tx, scope, body: { template, templateId, ...body }, now }) => {
    if (templateId) return createFromSavedTemplate(tx, scope, { name: body.name, templateId }, now);
    return template ? createFromTemplate(tx, scope, { name: body.name, template }, now) : createBusinessType(tx, scope, body, now);
  });
  answers(routing, templates.listSavedTemplates, EDIT, ({ tx }) => savedTemplatesOf(tx));
  acts(routing, templates.saveTemplate, EDIT, ({ tx, scope, params, body, now }) => saveTemplate(tx, scope, { ...body, ...params }, now));
  acts(routing, templates.renameTemplate, EDIT, ({ tx, scope, params, body, now }) =>
    renameTemplate(tx, scope, { ...body, ...params }, now),
  );
  acts(routing, templates.deleteTemplate, EDIT, ({ tx, scope, params, now }) => deleteTemplate(tx, scope, params, now));
  acts(routing, contract.changeBusinessType, EDIT, ({ tx, scope, params, body, now }) =>
    changeBusinessType(tx, scope, { ...body, ...params }, now),
  );
  acts(routing, contract.setAdvanceRules, EDIT, ({ tx, scope, params, body, now }) =>
    setAdvanceRules(tx, scope, { ...body, ...params }, now),
  );
  acts(routing, contract.saveDraft, EDIT, ({ tx, scope, params, body, now }) =>
    saveDraft(tx, scope, { ...params, revision: body.revision, definition: body.definition as ProcessVersion }, now),
  );
  answers(routing, portable.exportProcess, EDIT, ({ tx, params, query }) => exportedProcess(tx, { ...params, ...query }));
  acts(routing, portable.importProcess, EDIT, ({ tx, scope, params, body, now }) => importProcess(tx, scope, { ...params, ...body }, now));
  acts(routing, contract.publishDraft, EDIT, ({ tx, scope, params, body, now }) => publishDraft(tx, scope, { ...params, ...body }, now));
  acts(routing, contract.rollBackVersion, EDIT, ({ tx, scope, params, body, now }) => rollBack(tx, scope, { ...params, ...body }, now));
  acts(routing, contract.discardDraft, EDIT, async ({ tx, scope, params, now }) => {
    await discardDraft(tx, scope, params, now);
    return { ok: true as const };
  });
}
