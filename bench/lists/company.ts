// The company of the bench: fifty people in a tree and a sales process of six stages.
import type pg from 'pg';
import type { KeyEvent, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import { openDatabase } from '#server/db/database.ts';
import { newId } from '#server/db/ids.ts';
import { createOrganisation } from '#server/people/createOrganisation.ts';

export interface Company {
  orgId: string;
  /** Sees everything. */
  admin: string;
  /** Leads ten sellers. */
  manager: string;
  /** Owns one record in so many as there are sellers. */
  seller: string;
  /** Who owns records. */
  sellers: string[];
  typeId: string;
  versionId: string;
  /** Four open stages, won, lost. */
  stageIds: string[];
  /** Per open stage two key events; the second of each is never completed by the seed. */
  eventIds: string[][];
}

const STAGES = ['初步接触', '需求确认', '方案报价', '商务谈判', '赢单', '输单'];
const RATES = [1_000, 3_000, 6_000, 8_000, 10_000, 0];

export async function foundCompany(url: string, client: pg.Client, people: number): Promise<Company> {
  const database = openDatabase(url, { max: 2 });
  const { orgId, roleIds } = await createOrganisation(database, { name: '百万商机公司' }).finally(() => database.close());
  await client.query(`set app.org_id = '${orgId}'`);
  const staff = await hirePeople(client, orgId, roleIds, people);
  return { orgId, ...staff, ...(await publishProcess(client, orgId, staff.admin)) };
}

/** One above all, managers of ten, sellers. */
async function hirePeople(client: pg.Client, orgId: string, roleIds: Record<string, string>, count: number) {
  const ids = Array.from({ length: count }, newId);
  const managers = Math.ceil((count - 1) / 11);
  for (const [number, id] of ids.entries()) {
    const manager = number === 0 ? null : number <= managers ? ids[0] : ids[1 + Math.floor((number - managers - 1) / 10)];
    await client.query(
      `insert into users (org_id, id, email, name, pinyin, manager_id, status) values ($1, $2, $3, $4, $5, $6, 'active')`,
      [orgId, id, `seller${number}@bench.test`, `销售${number}`, `xiao shou ${number}`, manager],
    );
    await client.query('insert into user_roles (org_id, user_id, role_id) values ($1, $2, $3)', [
      ...[orgId, id, number === 0 ? roleIds.administrator : roleIds.seller],
    ]);
  }
  return { admin: ids[0]!, manager: ids[1]!, seller: ids[managers + 1]!, sellers: ids.slice(managers + 1) };
}

const keyEvent = (name: string): KeyEvent => ({
  ...{ id: newId(), name, share: 500, upload: 'none', required: false, remark: '', operators: [], due: null, templateFileIds: [] },
});

const stage = (name: string, at: number): Stage => ({
  ...{ id: newId(), name, kind: at < 4 ? 'open' : at === 4 ? 'won' : 'lost', rate: RATES[at]!, plannedDays: at < 4 ? 14 : null },
  ...{ operators: [], guidance: [], funnelBand: null, information: [], approvalFlowId: null },
  events: at < 4 ? [keyEvent('拜访客户'), keyEvent('提交方案')] : [],
});

async function publishProcess(client: pg.Client, orgId: string, admin: string) {
  const [typeId, versionId] = [newId(), newId()];
  const definition: ProcessVersion = { stages: STAGES.map(stage) };
  await client.query(`insert into business_types (org_id, id, name) values ($1, $2, '直销')`, [orgId, typeId]);
  await client.query(
    `insert into process_versions (org_id, id, business_type_id, number, definition, published_at, published_by) values ($1, $2, $3, 1, $4, now(), $5)`,
    [orgId, versionId, typeId, JSON.stringify(definition), admin],
  );
  await client.query('update business_types set current_version_id = $3 where org_id = $1 and id = $2', [orgId, typeId, versionId]);
  for (const [at, { id, name, kind }] of definition.stages.entries()) {
    await client.query('insert into stages (org_id, id, business_type_id, name, kind, position) values ($1, $2, $3, $4, $5, $6)', [
      ...[orgId, id, typeId, name, kind, at],
    ]);
  }
  const stageIds = definition.stages.map((one) => one.id);
  return { typeId, versionId, stageIds, eventIds: definition.stages.slice(0, 4).map((one) => one.events.map((event) => event.id)) };
}
