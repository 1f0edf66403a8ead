import sql from 'sql-template-tag';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../db/database.ts';
import { foundCompany } from '../testing/company.ts';
import { type FreshDatabase, freshDatabase } from '../testing/database.ts';
import { inviteFirstAdministrator } from './firstAdministrator.ts';
import { findToken } from './oneTimeTokens.ts';

const NOW = '2026-03-02T02:00:00.000Z';
let fresh: FreshDatabase;
let database: Database;

beforeEach(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, { max: 8 });
});
afterEach(async () => {
  await database.close();
  await fresh.drop();
});

const invite = () => inviteFirstAdministrator(database, 'Boss@Example.com', NOW);
const ownerOf = (token: string) => database.unscoped((tx) => findToken(tx, token, NOW, 'look'));

it('invites an administrator of a new organisation into an empty database', async () => {
  const { token, email } = (await invite())!;
  const { orgId, userId } = (await ownerOf(token))!;
  const roles = await database.read(orgId, (tx) =>
    tx.rows(sql`select r.key from user_roles u join roles r on r.org_id = u.org_id and r.id = u.role_id where u.user_id = ${userId}`),
  );
  expect([email, roles]).toEqual(['Boss@Example.com', [{ key: 'administrator' }]]);
});

it('invites the same person again while nobody has set a password, by a new link', async () => {
  const [first, second] = [(await invite())!, (await invite())!];
  expect(await ownerOf(first.token)).toBeUndefined();
  expect(await ownerOf(second.token)).toBeDefined();
});

it('makes one organisation when two servers start together', async () => {
  await Promise.all([invite(), invite()]);
  expect(await database.unscoped((tx) => tx.rows(sql`select count(*)::int as n from organisations`))).toEqual([{ n: 1 }]);
});

it('invites nobody once somebody can sign in', async () => {
  const { token } = (await invite())!;
  const { orgId } = (await ownerOf(token))!;
  await database.write(orgId, (tx) => tx.run(sql`update users set status = 'active'`));
  expect(await invite()).toBeUndefined();
});

it('invites nobody into a company at work', async () => {
  await foundCompany(database);
  expect(await invite()).toBeUndefined();
});
