// Imports a folder of CSV files into a running server as a plan says, through the same API as the page, and checks what came of it.
// usage: node scripts/import/run.ts PLAN FOLDER        PLAN: a name beside this file, or a path
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import type { CheckReport, Finding, ImportShape } from '#domain/imports/contract.ts';
import { noteWords, problemWords } from '#domain/imports/words.ts';
import { type Door, openDoor } from './door.ts';
import { type FilePlan, mappingOf, type Plan, type ProcessIds, readPlan } from './plan.ts';

const [planName = '', folder = ''] = process.argv.slice(2);
if (!planName || !folder) {
  console.error('usage: npm run import:maven -- FOLDER');
  process.exit(1);
}
const plan = readPlan(planName.endsWith('.json') ? planName : new URL(`./${planName}.json`, import.meta.url));

interface Types {
  businessTypes: { id: string; name: string; archived: boolean }[];
  stages: { id: string; name: string; businessTypeId: string; inCurrentVersion: boolean }[];
}

async function processFor(door: Door, { process: wanted }: Plan): Promise<ProcessIds> {
  const before = await door.get<Types>('/api/business-types');
  let id = before.businessTypes.find((type) => type.name === wanted.name && !type.archived)?.id;
  if (!id) {
    id = (await door.send<{ id: string }>('POST', '/api/business-types', { name: wanted.name })).id;
    const empty = { plannedDays: null, operators: [], guidance: [], funnelBand: null, events: [], information: [], approvalFlowId: null };
    const definition = { stages: wanted.stages.map((stage) => ({ ...empty, id: randomUUID(), ...stage })) };
    const { revision } = await door.get<{ revision: number }>(`/api/business-types/${id}/draft`);
    const draft = await door.send<{ revision: number }>('PUT', `/api/business-types/${id}/draft`, { revision, definition });
    await door.send('POST', `/api/business-types/${id}/versions`, { revision: draft.revision, note: '' });
  }
  const { stages } = await door.get<Types>('/api/business-types');
  const own = stages.filter((stage) => stage.businessTypeId === id && stage.inCurrentVersion);
  return { businessTypeId: id, stageIds: new Map(own.map((stage) => [stage.name, stage.id])) };
}

const say = (findings: readonly Finding[], words: typeof noteWords): void => {
  for (const { field, kind, rows, examples } of findings) {
    const shown = examples
      .filter(({ value }) => value !== '')
      .map(({ row, value, matched }) => `${row}: ${value}${matched ? ` = ${matched}` : ''}`);
    console.log(`    ${field}: ${words(kind).en}, ${rows} rows${shown.length > 0 ? ` (${shown.join(', ')})` : ''}`);
  }
};

async function importFile(door: Door, file: FilePlan, ids: ProcessIds): Promise<void> {
  const form = new FormData();
  form.append('files', new Blob([fs.readFileSync(path.join(folder, file.file))]), file.file);
  const { id, columns } = await door.send<ImportShape>('POST', `/api/imports?object=${file.object}`, form);
  const headers = columns.map(({ header }) => header);
  await door.send('PUT', `/api/imports/${id}/mapping`, mappingOf(file, headers, ids));
  const { tally } = await door.send<CheckReport>('POST', `/api/imports/${id}/check`);
  console.log(`${file.file}: ${tally.rows} rows, ${tally.failed} with problems`);
  say(tally.problems, problemWords);
  say(tally.notes, noteWords);
  await door.send('POST', `/api/imports/${id}/run`);
  const startedAt = Date.now();
  let now = await door.get<ImportShape>(`/api/imports/${id}`);
  for (; now.status === 'running'; now = await door.get<ImportShape>(`/api/imports/${id}`)) await wait(300);
  const { created, updated, skipped, failed } = now.progress;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  console.log(`  ${now.status} in ${seconds} s: ${created} created, ${updated} changed, ${skipped} already there, ${failed} not taken in`);
}

interface Sum {
  stageId: string;
  ownerId: string | null;
  records: number;
  amount: string;
}

async function verify(door: Door, { expect }: Plan, { businessTypeId, stageIds }: ProcessIds): Promise<boolean> {
  const { rows } = await door.get<{ rows: Sum[] }>(`/api/opportunities/summary?status=all&businessTypeId=${businessTypeId}`);
  let holds = true;
  for (const [name, wanted] of Object.entries(expect)) {
    const own = rows.filter(({ stageId }) => stageId === stageIds.get(name));
    const records = own.reduce((sum, row) => sum + row.records, 0);
    const amount = own.reduce((sum, row) => sum + Number(row.amount), 0);
    const fits = records === wanted.records && amount === wanted.amount;
    holds &&= fits;
    console.log(
      `${fits ? '✓' : '✗'} ${name}: ${records} (${(amount / 100).toFixed(2)})${fits ? '' : `, expected ${wanted.records} (${wanted.amount / 100})`}`,
    );
  }
  return holds;
}

const door = await openDoor();
const ids = await processFor(door, plan);
for (const file of plan.files) await importFile(door, file, ids);
process.exitCode = (await verify(door, plan, ids)) ? 0 : 1;
