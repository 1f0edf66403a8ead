// Every route × every role × own and foreign organisation × own, subordinate's and peer's record. What a route promises stands in
// testing/rightsMatrix/<slice>.ts; a route without a line there fails.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ObjectName } from '#domain/people/rights.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import { buildApp } from './app.ts';
import { readConfig } from './config.ts';
import { openFileStore } from './outside/files/openFileStore.ts';
import { startTestApp } from './testing/app.ts';
import { callOn, callOnRecord, send } from './testing/rightsMatrix/calls.ts';
import { type CallOn, type CallOnRecord, type Expectation, REACH } from './testing/rightsMatrix/expectation.ts';
import { forgetful } from './testing/rightsMatrix/forgetful.ts';
import { RELATIONS, type Relation, ROLES, type RoleKey } from './testing/rightsMatrix/roles.ts';
import { MATRIX } from './testing/rightsMatrix/tables.ts';
import { buildWorld, type MatrixRecord, STORED_FILE } from './testing/rightsMatrix/world.ts';

const test = await startTestApp();
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'winpath-matrix-'));
const config = readConfig({ WINPATH_DATA: dataDir, LOG_LEVEL: 'silent' });
const app = await buildApp({ config, database: forgetful(test.database), queue: test.queue, now: () => '2026-03-02T02:00:00.000Z' });
const world = await buildWorld(test);
const stored = path.join(dataDir, 'one');
fs.writeFileSync(stored, 'x');
await openFileStore(config.fileStore).put(STORED_FILE, stored, 'text/plain');
afterAll(async () => {
  await app.close();
  await test.close();
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const routes = app.routeEntries.map((entry) => `${entry.method} ${entry.path}`);
type OnRecords = Extract<Expectation, { on: unknown }>;
type Answer = Awaited<ReturnType<typeof send>>;

const isDoor = ({ status }: Answer): boolean => status === 401 || status === 403;
const isRefusal = ({ status, text }: Answer): boolean =>
  status === 403 || status === 404 || (status >= 400 && text.includes('"not_editable"'));
const isThrough = (answer: Answer): boolean => answer.status < 500 && answer.status !== 400 && answer.status !== 401 && !isRefusal(answer);
const said = ({ status, text }: Answer): string => `${status} ${text.slice(0, 160)}`;

async function tryDoors(route: string, roles: readonly RoleKey[], call: CallOn): Promise<string[]> {
  const problems: string[] = [];
  for (const role of ROLES) {
    const admitted = roles.includes(role);
    if (admitted && call.endless) continue;
    const answer = await send(app, route, callOn(call, world), world.actors[role]);
    const fits = !admitted ? answer.status === 403 : isAnothers(call, role) ? answer.status === 404 : isThrough(answer);
    if (!fits) problems.push(`${role}: ${said(answer)}`);
    if (admitted && call.shows) problems.push(...shownWrongly(call.shows, role, answer));
    if (!call.at) continue;
    const abroad = await send(app, route, callOn(call, world), world.foreigners[role]);
    if (abroad.status !== (admitted ? 404 : 403)) problems.push(`foreign ${role}: ${said(abroad)}`);
  }
  return problems;
}

const isAnothers = ({ personal }: CallOn, role: RoleKey): boolean =>
  typeof personal === 'object' ? !personal.except.includes(role) : personal === true;

/** Records that a list names although the reader may not see them, or leaves out although he may. */
function shownWrongly(object: ObjectName, role: RoleKey, { text }: Answer): string[] {
  const reach: readonly string[] = REACH[role](object, 'read');
  return RELATIONS.filter((relation) => text.includes(world.record(object, role, relation).id) !== reach.includes(relation)).map(
    (relation) => `${role}: ${reach.includes(relation) ? 'does not list' : 'lists'} the ${relation} ${object}`,
  );
}

async function tryRecords(route: string, expectation: OnRecords): Promise<string[]> {
  const problems: string[] = [];
  for (const object of expectation.on) {
    for (const role of ROLES) {
      const reach = reachOf(expectation, role, object);
      for (const relation of OBJECT_DESCRIPTORS[object].owned ? RELATIONS : (['own'] as const)) {
        const answer = await sendOn(route, expectation.call, world.record(object, role, relation), role, 'home');
        const refused = isRefusal(answer) || expectation.call.refusal?.test(answer.text);
        if (reach.includes(relation) ? refused || !isThrough(answer) : !refused)
          problems.push(`${role} on ${relation} ${object}: ${said(answer)}`);
      }
      const abroad = await sendOn(route, expectation.call, world.record(object, role, 'own'), role, 'foreign');
      const kept = abroad.status === 404 || (reach.length === 0 && abroad.status === 403) || expectation.call.refusal?.test(abroad.text);
      if (!kept) problems.push(`foreign ${role} on ${object}: ${said(abroad)}`);
    }
  }
  return problems;
}

function reachOf({ call, action }: OnRecords, role: RoleKey, object: ObjectName): readonly Relation[] {
  if (call.roles && !call.roles.includes(role)) return [];
  return call.reach ?? REACH[role](object, action);
}

const sendOn = (route: string, call: CallOnRecord, record: MatrixRecord, role: RoleKey, from: 'home' | 'foreign'): Promise<Answer> =>
  send(app, route, callOnRecord(call, record, world), from === 'home' ? world.actors[role] : world.foreigners[role]);

it('every line is about a route that exists', () => {
  expect(Object.keys(MATRIX).filter((route) => !routes.includes(route))).toEqual([]);
});

describe.each(routes)('%s', (route) => {
  const expectation = MATRIX[route];

  it('has a line in the rights matrix', () => {
    const how = `Say who may call it: add a line '${route}': signedIn() | only([roles]) | onRecord(object, action) | … to packages/server/src/testing/rightsMatrix/<slice>.ts`;
    expect(expectation, how).toBeDefined();
  });

  it('opens to whom it says, and to nobody else', async () => {
    if (!expectation) return;
    const anybody = await send(app, route, { params: {} });
    if ('for' in expectation && expectation.for === 'everyone') return expect(isDoor(anybody), said(anybody)).toBe(false);
    expect(anybody.status, 'without a session').toBe(401);
    expect(
      'for' in expectation
        ? await tryDoors(route, expectation.for as readonly RoleKey[], expectation.call)
        : await tryRecords(route, expectation),
    ).toEqual([]);
  });
});
