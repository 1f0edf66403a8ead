// The cast of the matrix: for every role one person who acts, one who reports to him, and a peer; and a record of every object
// for each of them. Peers sit in departments beside each other, so that no level but `all` reaches from one to the other.
import sql, { raw } from 'sql-template-tag';
import { OBJECTS, type ObjectName } from '#domain/people/rights.ts';
import { EMPTY_REPLAY } from '#domain/processes/replay.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Tx } from '../../db/database.ts';
import { newId } from '../../db/ids.ts';
import { createOpportunity } from '../../opportunities/createOpportunity.ts';
import { freshScope } from '../../people/loadScope.ts';
import { openSession } from '../../people/sessions.ts';
import type { TestApp } from '../app.ts';
import type { Company } from '../company.ts';
import { keyEventOf, processOf, publishedType, stageOf } from '../process.ts';
import { type Relation, ROLES, type RoleKey } from './roles.ts';

export interface MatrixRecord {
  object: ObjectName;
  id: string;
  /** Another one of the same owner, deleted: its id. */
  deleted: string;
  /** A file of somebody else's, a follow-up and a comment of the owner's on it: ids. */
  file: string;
  followUp: string;
  comment: string;
}

export interface Actor {
  userId: string;
  token: string;
  csrf: string;
}

export interface World {
  actors: Record<RoleKey, Actor>;
  /** The same roles in another organisation. */
  foreigners: Record<RoleKey, Actor>;
  record(object: ObjectName, role: RoleKey, relation: Relation): MatrixRecord;
  /** Things of the home organisation that no record is: ids. */
  person: string;
  department: string;
  role: string;
  mail: string;
  session: string;
  apiKey: string;
  businessType: string;
  version: string;
  processSync: string;
  processReplay: string;
  processTemplate: string;
  firstStage: string;
  stage: string;
  customField: string;
  view: string;
  importId: string;
  bulkRun: string;
  keyEvent: string;
  /** Stand on every opportunity of the cast: in its decision chain, among its competitors, among its products. */
  contact: string;
  competitor: string;
  product: string;
}

const AT = '2026-03-02T02:00:00.000Z';
/** The one stored file behind every file row. */
export const STORED_FILE = '0199c000-0000-7000-8000-000000000001';

/** One contact, one competitor and one product for all opportunities. */
const ON_DEALS = {
  contact: '0199c000-0000-7000-8000-000000000003',
  competitor: '0199c000-0000-7000-8000-000000000004',
  product: '0199c000-0000-7000-8000-000000000005',
} as const;

export async function buildWorld(test: TestApp): Promise<World> {
  const event = keyEventOf('方案确认', 500, { required: false, due: { from: { kind: 'stage' }, days: 3 } });
  const [first, second] = [stageOf('初步接触', 1_000, { events: [event] }), stageOf('方案', 5_000)];
  const type = await publishedType(test, '矩阵', processOf(first, second));
  const records = new Map<string, MatrixRecord>();
  await test.database.write(test.home.orgId, async (tx) => {
    for (const object of ['contact', 'competitor', 'product'] as const)
      await addRecord(tx, object, test.home.people.bob, '', ON_DEALS[object]);
  });
  const home = await cast(test, test.home, records, type.id);
  const foreigners = await cast(test, test.foreign);
  return {
    actors: home,
    foreigners,
    record: (object, role, relation) => records.get(`${object} ${role} ${relation}`)!,
    person: test.home.people.bob,
    department: test.home.departments.service,
    role: test.home.roleIds.service!,
    ...(await belongings(test)),
    businessType: type.id,
    version: type.versionId,
    processSync: await addSync(test, type),
    processReplay: await addReplay(test, type.id),
    processTemplate: await addTemplate(test, type.versionId),
    firstStage: first.id,
    stage: second.id,
    keyEvent: event.id,
    ...ON_DEALS,
  };
}

async function cast(
  test: TestApp,
  company: Company,
  records?: Map<string, MatrixRecord>,
  businessTypeId = '',
): Promise<Record<RoleKey, Actor>> {
  const actors = await test.database.write(company.orgId, async (tx) => {
    const found: [RoleKey, Actor][] = [];
    for (const role of ROLES) {
      const own = await addPerson(tx, company, role, null);
      const people = { own, subordinate: await addPerson(tx, company, role, own), peer: await addPerson(tx, company, role, null) };
      for (const [relation, ownerId] of Object.entries(people)) {
        for (const object of records ? OBJECTS : []) {
          const id = await addRecord(tx, object, ownerId, businessTypeId);
          const deleted = await addRecord(tx, object, ownerId, businessTypeId);
          await tx.run(
            sql`update ${raw(OBJECT_DESCRIPTORS[object].path)} set deleted_at = ${AT} where org_id = ${company.orgId} and id = ${deleted}`,
          );
          records?.set(`${object} ${role} ${relation}`, {
            object,
            id,
            deleted,
            ...(await addThings(tx, object, id, ownerId, company.people)),
          });
        }
      }
      const session = await openSession(tx, { orgId: company.orgId, userId: own, ip: '127.0.0.1', userAgent: 'matrix' }, AT);
      found.push([role, { userId: own, ...session }]);
    }
    return Object.fromEntries(found) as Record<RoleKey, Actor>;
  });
  return actors;
}

/** Somebody in a department of his own below the company, or below that of his manager. */
async function addPerson(tx: Tx, company: Company, role: RoleKey, managerId: string | null): Promise<string> {
  const [id, departmentId] = [newId(), newId()];
  await tx.run(sql`
    insert into departments (org_id, id, parent_id, name) values (${company.orgId}, ${departmentId},
      coalesce((select department_id from users where org_id = ${company.orgId} and id = ${managerId}), ${company.departments.company}), ${role})`);
  await tx.run(sql`
    insert into users (org_id, id, email, name, department_id, manager_id, status)
    values (${company.orgId}, ${id}, ${`${id}@matrix.test`}, ${role}, ${departmentId}, ${managerId}, 'active')`);
  await tx.run(sql`insert into user_roles (org_id, user_id, role_id) values (${company.orgId}, ${id}, ${company.roleIds[role]})`);
  return id;
}

async function addRecord(tx: Tx, object: ObjectName, ownerId: string, businessTypeId: string, id: string = newId()): Promise<string> {
  if (object === 'opportunity') return addOpportunity(tx, ownerId, businessTypeId);
  const { path, owned } = OBJECT_DESCRIPTORS[object];
  await tx.run(sql`
    insert into ${raw(path)} (org_id, id, name, ${raw(owned ? 'owner_id, ' : '')} created_at, created_by, updated_at)
    values (${tx.orgId}, ${id}, ${object}, ${owned ? sql`${ownerId},` : raw('')} ${AT}, ${ownerId}, ${AT})`);
  return id;
}

async function addOpportunity(tx: Tx, ownerId: string, businessTypeId: string): Promise<string> {
  const scope = (await freshScope(tx, ownerId, 'session'))!;
  const facts = { name: 'deal', pinyin: 'deal', searchText: 'deal', ownerId, amount: 100_000, closingOn: '2026-08-31' };
  return (await createOpportunity(tx, scope, { businessTypeId, ...facts }, AT)).id;
}

async function putOnDeal(tx: Tx, opportunityId: string, by: string): Promise<void> {
  const { contact, competitor, product } = ON_DEALS;
  await tx.run(sql`
    insert into opportunity_contacts (org_id, opportunity_id, contact_id, role, influence, attitude, changed_at, changed_by)
    values (${tx.orgId}, ${opportunityId}, ${contact}, 'decider', 5, 'unknown', ${AT}, ${by})`);
  await tx.run(sql`
    insert into opportunity_competitors (org_id, opportunity_id, competitor_id, standing, changed_at, changed_by)
    values (${tx.orgId}, ${opportunityId}, ${competitor}, 'even', ${AT}, ${by})`);
  await tx.run(sql`
    insert into opportunity_products (org_id, opportunity_id, product_id, quantity, unit_price, added_at, changed_at, changed_by)
    values (${tx.orgId}, ${opportunityId}, ${product}, 1, 100, ${AT}, ${AT}, ${by})`);
}

async function addThings(
  tx: Tx,
  object: ObjectName,
  recordId: string,
  ownerId: string,
  others: Company['people'],
): Promise<{ file: string; followUp: string; comment: string }> {
  const [file, followUp, comment] = [newId(), newId(), newId()];
  await tx.run(sql`
    insert into files (org_id, id, object, record_id, purpose, name, size, media_type, sha256, storage_key, created_at, created_by)
    values (${tx.orgId}, ${file}, ${object}, ${recordId}, 'attachment', 'a.txt', 1, 'text/plain', '', ${STORED_FILE}, ${AT}, ${others.eve})`);
  await tx.run(sql`
    insert into follow_ups (org_id, id, object, record_id, author_id, kind, body, happened_at, created_at)
    values (${tx.orgId}, ${followUp}, ${object}, ${recordId}, ${ownerId}, 'note', 'n', ${AT}, ${AT})`);
  await tx.run(sql`
    insert into comments (org_id, id, object, record_id, author_id, body, created_at)
    values (${tx.orgId}, ${comment}, ${object}, ${recordId}, ${ownerId}, 'c', ${AT})`);
  await tx.run(sql`
    insert into team_members (org_id, object, record_id, user_id, added_at, added_by)
    values (${tx.orgId}, ${object}, ${recordId}, ${others.bob}, ${AT}, ${ownerId})`);
  if (object === 'opportunity') await putOnDeal(tx, recordId, ownerId);
  return { file, followUp, comment };
}

const UPLOADED = { name: 'm.csv', encoding: 'utf-8', delimiter: ',', rows: 1, columns: [{ header: 'name', samples: ['x'] }] };

type Belongings = Pick<World, 'mail' | 'session' | 'apiKey' | 'customField' | 'view' | 'importId' | 'bulkRun'>;

/** A mail, a custom field; a session, an API key, a view, an import and a bulk run of somebody in the home organisation. */
async function belongings(test: TestApp): Promise<Belongings> {
  const { orgId, people } = test.home;
  const [mail, apiKey, customField, view, importId, bulkRun] = [newId(), newId(), newId(), newId(), newId(), newId()];
  return test.database.write(orgId, async (tx) => {
    await tx.run(sql`
      insert into outgoing_mail (org_id, id, recipient, subject, body_text, status, created_at)
      values (${orgId}, ${mail}, 'a@b.test', 's', 't', 'stored', ${AT})`);
    await tx.run(sql`
      insert into api_keys (id, org_id, user_id, name, key_hash, prefix, scopes, created_at)
      values (${apiKey}, ${orgId}, ${people.bob}, 'k', ${Buffer.from(apiKey)}, 'wp_', '{read}', ${AT})`);
    await tx.run(sql`
      insert into custom_fields (org_id, id, object, key, type, label_zh, label_en) values (${orgId}, ${customField}, 'account', 'x', 'text', 'x', 'x')`);
    await tx.run(sql`
      insert into saved_views (org_id, id, object, owner_id, name, definition, created_at)
      values (${orgId}, ${view}, 'account', ${people.bob}, 'v', '{}', ${AT})`);
    await tx.run(sql`
      insert into imports (org_id, id, object, file_id, storage_key, source, status, created_at, created_by)
      values (${orgId}, ${importId}, 'account', ${STORED_FILE}, ${STORED_FILE}, ${JSON.stringify(UPLOADED)}, 'mapped', ${AT}, ${people.bob})`);
    await tx.run(sql`
      insert into bulk_runs (org_id, id, object, act, everything, status, total, done, created_at, created_by)
      values (${orgId}, ${bulkRun}, 'account', '{"do":"delete"}', false, 'finished', 1, 1, ${AT}, ${people.bob})`);
    await openSession(tx, { orgId, userId: people.bob, ip: '127.0.0.1', userAgent: 'matrix' }, AT);
    const session = (await tx.first<{ id: string }>(sql`select id from sessions where org_id = ${orgId} and user_id = ${people.bob}`))!;
    return { mail, apiKey, customField, view, importId, bulkRun, session: session.id };
  });
}

/** A sync that has ended. */
async function addSync(test: TestApp, type: { id: string; versionId: string }): Promise<string> {
  const { orgId, people } = test.home;
  const id = newId();
  await test.database.write(orgId, (tx) =>
    tx.run(sql`
      insert into process_syncs (org_id, id, business_type_id, version_id, mapping, include_closed, status, total, created_at, created_by, run_by)
      values (${orgId}, ${id}, ${type.id}, ${type.versionId}, '{}', false, 'finished', 0, ${AT}, ${people.admin}, ${people.admin})`),
  );
  return id;
}

/** A template of the company. */
async function addTemplate(test: TestApp, versionId: string): Promise<string> {
  const { orgId, people } = test.home;
  const id = newId();
  await test.database.write(orgId, (tx) =>
    tx.run(sql`
      insert into process_templates (org_id, id, name, version_id, sequential_only, free_skip, created_at, created_by)
      values (${orgId}, ${id}, '矩阵模板', ${versionId}, true, false, ${AT}, ${people.admin})`),
  );
  return id;
}

/** A replay that has ended. */
async function addReplay(test: TestApp, typeId: string): Promise<string> {
  const { orgId, people } = test.home;
  const id = newId();
  await test.database.write(orgId, (tx) =>
    tx.run(sql`
      insert into process_replays (org_id, id, business_type_id, definition, rules, months, since, status, total, tally, created_at, created_by)
      values (${orgId}, ${id}, ${typeId}, '{}', '{"sequentialOnly":true,"freeSkip":false}', 6, ${AT}, 'finished', 0,
        ${JSON.stringify(EMPTY_REPLAY)}, ${AT}, ${people.admin})`),
  );
  return id;
}
