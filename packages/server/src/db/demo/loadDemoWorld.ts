// Fills an empty database with the demo world. Everything but ids and dates goes through the product's own commands, so the
// history that people read in the demo is the history the product would have written.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sql from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { RecordValues } from '#domain/records/values.ts';
import type { FileStore } from '../../outside/files/fileStore.ts';
import { insertOrganisation } from '../../people/createOrganisation.ts';
import { freshScope } from '../../people/loadScope.ts';
import { hashPassword } from '../../people/passwords.ts';
import type { Scope } from '../../people/scope.ts';
import { saveDraft, setAdvanceRules } from '../../processes/commands.ts';
import { publishDraft } from '../../processes/publishVersion.ts';
import { callerFields } from '../../records/callerFields.ts';
import { insertRecord } from '../../records/createRecord.ts';
import { pinyinOf } from '../../records/pinyin.ts';
import { prepareNew } from '../../records/prepareRecord.ts';
import { lookAgain } from '../../risks/lookAgain.ts';
import type { Database, Tx } from '../database.ts';
import { demoDays } from './clock.ts';
import { ACCOUNTS, COMPETITORS, PRODUCTS } from './customers.ts';
import { tellDeals } from './deals.ts';
import { DEMO_ORG, DEMO_PASSWORD, demoId } from './ids.ts';
import { DEPARTMENTS, PEOPLE } from './people.ts';
import { playStory, type Stage } from './playStory.ts';
import { BUSINESS_TYPES, CUSTOM_FIELDS } from './processes.ts';
import { STORIES } from './stories.ts';

export interface DemoOptions {
  store: FileStore;
  /** The demo world's clock; the stories are told around its day. */
  now: string;
}

export async function isEmpty(database: Database): Promise<boolean> {
  return (await database.gate((tx) => tx.rows(sql`select 1 from organisations limit 1`))).length === 0;
}

/** Whether this database holds the demo world, whose sign-ins may be told to everybody. */
export async function isDemo(database: Database): Promise<boolean> {
  return (await database.gate((tx) => tx.rows(sql`select 1 from organisations where id = ${DEMO_ORG}`))).length > 0;
}

export async function loadDemoWorld(database: Database, options: DemoOptions): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-demo-'));
  try {
    // one transaction: a start that is interrupted here leaves the database empty, and the next one begins again
    await database.write(DEMO_ORG, async (tx) => {
      await foundCompany(tx);
      const scopes = await everyone(tx);
      const days = demoDays(options.now);
      const stage: Stage = { tx, scopes, store: options.store, folder, days, at: days.ago };
      await publishProcesses(stage);
      await enterCatalogue(stage);
      await enterCustomers(stage);
      for (const story of STORIES) await playStory(stage, story);
      await tellDeals(stage);
      await judgeRisks(tx, options.now);
    });
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** Today's risks; what was at risk while the stories were told is nobody's mail any more. */
async function judgeRisks(tx: Tx, now: string): Promise<void> {
  const rows = await tx.rows<{ id: string }>(sql`select id from opportunities where org_id = ${DEMO_ORG} order by id`);
  await lookAgain(
    tx,
    rows.map((row) => row.id),
    now,
    { quietly: true },
  );
  await tx.run(sql`delete from risk_letters where org_id = ${DEMO_ORG}`);
  await tx.run(sql`update notices set read_at = created_at where org_id = ${DEMO_ORG} and kind = 'risk'`);
}

async function foundCompany(tx: Tx): Promise<void> {
  const { roleIds } = await insertOrganisation(tx, DEMO_ORG, { name: '云岭智造' });
  const password = await hashPassword(DEMO_PASSWORD);
  for (const [position, [key, parent, name]] of DEPARTMENTS.entries()) {
    await tx.run(sql`
        insert into departments (org_id, id, parent_id, name, position)
        values (${DEMO_ORG}, ${demoId(`department ${key}`)}, ${parent && demoId(`department ${parent}`)}, ${name}, ${position})`);
  }
  for (const person of PEOPLE) {
    const id = demoId(`person ${person.key}`);
    await tx.run(sql`
        insert into users (org_id, id, email, name, pinyin, phone, title, department_id, manager_id, status, password_hash)
        values (${DEMO_ORG}, ${id}, ${person.email}, ${person.name}, ${pinyinOf(person.name, 'person')}, ${person.phone}, ${person.title},
          ${demoId(`department ${person.department}`)}, ${person.manager && demoId(`person ${person.manager}`)}, 'active', ${password})`);
    await tx.run(sql`insert into sign_in_names (email, org_id, user_id) values (${person.email}, ${DEMO_ORG}, ${id})`);
    await tx.run(sql`insert into user_roles (org_id, user_id, role_id) values (${DEMO_ORG}, ${id}, ${roleIds[person.role]})`);
  }
}

async function everyone(tx: Tx): Promise<Record<string, Scope>> {
  const scopes: Record<string, Scope> = {};
  for (const { key } of PEOPLE) scopes[key] = (await freshScope(tx, demoId(`person ${key}`), 'job'))!;
  return scopes;
}

async function publishProcesses({ tx, scopes, at }: Stage): Promise<void> {
  const owner = scopes.gu!;
  for (const [position, field] of CUSTOM_FIELDS.entries()) {
    await tx.run(sql`
      insert into custom_fields (org_id, id, object, key, type, label_zh, label_en, options, position)
      values (${DEMO_ORG}, ${demoId(`field ${field.key}`)}, 'opportunity', ${field.key}, ${field.type}, ${field.labelZh}, ${field.labelEn},
        ${JSON.stringify(field.options)}, ${position})`);
  }
  for (const [position, type] of BUSINESS_TYPES.entries()) {
    const id = demoId(`type ${type.key}`);
    await tx.run(sql`insert into business_types (org_id, id, name, position) values (${DEMO_ORG}, ${id}, ${type.name}, ${position})`);
    await tx.run(sql`
      insert into process_drafts (org_id, business_type_id, definition, changed_at, changed_by)
      values (${DEMO_ORG}, ${id}, ${JSON.stringify(type.definition)}, ${at(300)}, ${owner.userId})`);
    const draft = await saveDraft(tx, owner, { id, revision: 1, definition: type.definition }, at(300));
    await publishDraft(tx, owner, { id, revision: draft.revision, note: '首次发布' }, at(300));
    await setAdvanceRules(tx, owner, { id, ...type.rules }, at(300));
  }
}

async function enter(stage: Stage, who: string, object: ObjectName, key: string, values: RecordValues, daysAgo: number): Promise<void> {
  const { tx, scopes, at } = stage;
  const scope = scopes[who]!;
  const fields = await callerFields(tx, scope, object);
  await insertRecord(
    tx,
    scope,
    { object, id: demoId(`${object} ${key}`), fields, values: await prepareNew(tx, scope, fields, values) },
    at(daysAgo),
  );
}

const minor = (yuan: number): number => yuan * 100;

async function enterCatalogue(stage: Stage): Promise<void> {
  for (const [name, code, series, price] of PRODUCTS) {
    await enter(stage, 'admin', 'product', code, { name, code, series, listPrice: minor(price), currency: 'CNY' }, 299);
  }
  for (const [name, strengths, weaknesses] of COMPETITORS)
    await enter(stage, 'admin', 'competitor', name, { name, strengths, weaknesses }, 299);
}

async function enterCustomers(stage: Stage): Promise<void> {
  for (const account of ACCOUNTS) {
    const { key, owner, revenue, contacts, ...values } = account;
    await enter(stage, owner, 'account', key, { ...values, annualRevenue: minor(revenue * 10_000), currency: 'CNY' }, 290);
    for (const [name, title, mobile] of contacts) {
      await enter(stage, owner, 'contact', `${key} ${name}`, { name, title, mobile, accountId: demoId(`account ${key}`) }, 289);
    }
  }
}
