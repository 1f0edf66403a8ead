// A process goes out as a document or a sheet, and comes in as the draft: nothing of it is in force before it is published.
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { mayDo } from '#domain/people/rights.ts';
import type { BusinessType, Draft } from '#domain/processes/contract.ts';
import type { ProcessVersion } from '#domain/processes/definition.ts';
import { definitionOf, type PortableField, type PortableProcess, portableOf } from '#domain/processes/portable/portable.ts';
import { documentOf, type SheetLanguage, sheetOf } from '#domain/processes/portable/sheet.ts';
import { type ImportOutcome, type Notice, portableProcess } from '#domain/processes/portable.contract.ts';
import { saveViolations } from '#domain/processes/publish.ts';
import { type TemplateKey, templateDocument } from '#domain/processes/templates/template.ts';
import { PROCESS_TEMPLATES } from '#domain/processes/templates/templates.ts';
import { customKey } from '#domain/records/field.ts';
import { asTextCell, textOfCell } from '#domain/records/sheetCell.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { badInput, refused } from '../http/refusals.ts';
import { fieldProblems } from '../http/routing.ts';
import type { Scope } from '../people/scope.ts';
import { createCustomField } from '../records/customFields.ts';
import { createWithDraft, saveDraft } from './commands.ts';
import { fieldNames, operatorNames } from './portableNames.ts';
import { businessTypeOf, draftOf, versionOf } from './queries.ts';

const BYTE_ORDER_MARK = '\uFEFF';

export interface ExportAsk {
  id: string;
  format: 'json' | 'csv';
  language: SheetLanguage;
  versionId?: string | undefined;
}

export async function exportedProcess(
  tx: Tx,
  ask: ExportAsk,
): Promise<{ fileName: string; mediaType: string; text: string; notices: Notice[] }> {
  const type = await businessTypeOf(tx, ask.id);
  const source = ask.versionId ? await versionOf(tx, ask.id, ask.versionId) : await draftOf(tx, ask.id);
  const [operators, fields] = [await operatorNames(tx), await fieldNames(tx)];
  const { document, notices } = portableOf(source.definition as ProcessVersion, {
    ...{ name: type.name, rules: type.rules },
    ...{ operatorName: operators.nameOf, customField: fields.customField },
  });
  const version = 'number' in source ? `-v${source.number}` : '';
  const isSheet = ask.format === 'csv';
  return {
    fileName: `${type.name.replaceAll(/[\\/:*?"<>|]/g, '_')}${version}.${ask.format}`,
    mediaType: isSheet ? 'text/csv;charset=utf-8' : 'application/json',
    text: isSheet
      ? BYTE_ORDER_MARK + stringify(sheetOf(document, ask.language).map((row) => row.map(asTextCell)))
      : JSON.stringify(document, null, 2),
    notices,
  };
}

export interface ImportAsk {
  id: string;
  revision: number;
  format: 'json' | 'csv';
  text: string;
  check: boolean;
}

/** Everything that cannot be read refuses the whole; what can be read but not taken over is named and left out. */
export async function importProcess(tx: Tx, scope: Scope, ask: ImportAsk, now: string): Promise<ImportOutcome> {
  const type = await businessTypeOf(tx, ask.id);
  const document = ask.format === 'json' ? fromJson(ask.text) : fromSheet(ask.text, type);
  const { definition, notices, missing } = await takenIn(tx, scope, document);
  refuseUnsavable(definition);
  const newFields = missing.map(({ key, label }) => ({ key, labelZh: label.zh, labelEn: label.en }));
  if (ask.check) return { definition, notices, newFields, draft: null };
  await createFields(tx, scope, missing, now);
  const draft: Draft = await saveDraft(tx, scope, { id: ask.id, revision: ask.revision, definition }, now);
  return { definition, notices, newFields, draft };
}

/** Named as the file names them: the ids of what is refused are nobody's. */
function refuseUnsavable(definition: ProcessVersion): void {
  const notices = saveViolations(definition).map(({ code, stageId, eventId, figures }) => {
    const stage = definition.stages.find(({ id }) => id === stageId);
    const event = stage?.events.find(({ id }) => id === eventId);
    return { kind: 'notKept', code, stage: stage?.name ?? '', event: event?.name ?? '', value: String(figures.length) };
  });
  if (notices.length > 0) throw refused(notices, 'This file cannot become the draft.', 'draftRefused');
}

/** A new business type that starts from a template: its draft, its rules, and the custom fields its key information asks for. */
export async function createFromTemplate(
  tx: Tx,
  scope: Scope,
  input: { name: string; template: { key: TemplateKey; language: SheetLanguage } },
  now: string,
): Promise<BusinessType> {
  const plan = PROCESS_TEMPLATES.find(({ key }) => key === input.template.key);
  if (!plan) throw badInput([{ field: 'template.key', reason: 'unknown' }]);
  const document = templateDocument(plan, input.template.language);
  const { definition, missing, notices } = await takenIn(tx, scope, document);
  if (notices.length > 0) throw refused(notices, 'This template asks for custom fields, and creating them needs the right fields.manage.');
  await createFields(tx, scope, missing, now);
  return createWithDraft(tx, scope, { name: input.name, definition, rules: document.rules }, now);
}

async function takenIn(
  tx: Tx,
  scope: Scope,
  document: PortableProcess,
): Promise<{ definition: ProcessVersion; notices: Notice[]; missing: PortableField[] }> {
  const [operators, fields] = [await operatorNames(tx), await fieldNames(tx)];
  const asked = new Set(document.stages.flatMap(({ information }) => information.map(({ field }) => field)));
  const missing = mayDo(scope.rights, 'fields.manage')
    ? document.fields.filter(({ key }) => asked.has(key) && fields.keyOf(key) === undefined)
    : [];
  const fieldKey = (key: string): string | undefined => fields.keyOf(key) ?? missing.find((field) => field.key === key)?.key;
  return { ...definitionOf(document, { newId, operatorId: operators.idOf, fieldKey }), missing };
}

async function createFields(tx: Tx, scope: Scope, missing: readonly PortableField[], now: string): Promise<void> {
  for (const { key, type, label, options } of missing)
    await createCustomField(
      tx,
      scope,
      {
        ...{ object: 'opportunity', key: customKey(key), type, labelZh: label.zh, labelEn: label.en, required: false },
        ...{ options, position: 0 },
      },
      now,
    );
}

function fromJson(text: string): PortableProcess {
  let content: unknown;
  try {
    content = JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text);
  } catch (error) {
    throw refused([{ kind: 'jsonUnreadable', message: error instanceof Error ? error.message : '' }], 'This is not a JSON document.');
  }
  const read = portableProcess.safeParse(content);
  if (!read.success) throw badInput(fieldProblems(read.error), 'This is not a process as Winpath writes it.');
  return read.data;
}

function fromSheet(text: string, named: Pick<PortableProcess, 'name' | 'rules'>): PortableProcess {
  const { document, problems } = documentOf(rowsOf(text), { name: named.name, rules: named.rules });
  if (problems.length > 0)
    throw refused(
      problems.map((problem) => ({ kind: 'sheetUnreadable', ...problem })),
      'Some cells cannot be read.',
    );
  const read = portableProcess.safeParse(document);
  if (!read.success) throw badInput(fieldProblems(read.error));
  return read.data;
}

function rowsOf(text: string): string[][] {
  try {
    const [heads = ''] = text.split('\n', 1);
    const delimiter = [',', ';', '\t'].find((mark) => heads.includes(mark)) ?? ',';
    const rows: string[][] = parse(text, { delimiter, bom: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: false });
    return rows.map((row) => row.map(textOfCell));
  } catch (error) {
    throw refused([{ kind: 'csvUnreadable', message: error instanceof Error ? error.message : '' }], 'This is not a table of text.');
  }
}
