// A published process and opportunities in it, made through the product's own commands.
import type { KeyEvent, ProcessVersion, Stage } from '#domain/processes/definition.ts';
import { newId } from '../db/ids.ts';
import { createOpportunity } from '../opportunities/createOpportunity.ts';
import { freshScope } from '../people/loadScope.ts';
import type { Scope } from '../people/scope.ts';
import { createBusinessType, saveDraft } from '../processes/commands.ts';
import { publishDraft } from '../processes/publishVersion.ts';
import type { TestApp } from './app.ts';
import type { PersonKey } from './company.ts';

export const keyEventOf = (name: string, share: number, extra: Partial<KeyEvent> = {}): KeyEvent => ({
  id: newId(),
  name,
  share,
  upload: 'none',
  required: true,
  remark: '',
  operators: [],
  due: null,
  templateFileIds: [],
  ...extra,
});

export const stageOf = (name: string, rate: number, extra: Partial<Stage> = {}): Stage => ({
  id: newId(),
  name,
  kind: 'open',
  rate,
  plannedDays: null,
  operators: [],
  guidance: [],
  funnelBand: null,
  events: [],
  information: [],
  approvalFlowId: null,
  ...extra,
});

/** The given open stages, then won and lost. */
export const processOf = (...open: Stage[]): ProcessVersion => ({
  stages: [...open, stageOf('赢单', 10_000, { kind: 'won' }), stageOf('输单', 0, { kind: 'lost' })],
});

export async function scopeFor(test: TestApp, person: PersonKey): Promise<Scope> {
  const scope = await test.database.read(test.home.orgId, (tx) => freshScope(tx, test.home.people[person], 'session'));
  if (!scope) throw new Error(`${person} may not sign in`);
  return scope;
}

const AT = '2026-03-02T02:00:00.000Z';

export async function publishedType(test: TestApp, name: string, definition: ProcessVersion): Promise<{ id: string; versionId: string }> {
  const admin = await scopeFor(test, 'admin');
  return test.database.write(test.home.orgId, async (tx) => {
    const type = await createBusinessType(tx, admin, { name }, AT);
    const draft = await saveDraft(tx, admin, { id: type.id, revision: 1, definition }, AT);
    const version = await publishDraft(tx, admin, { id: type.id, revision: draft.revision, note: '' }, AT);
    return { id: type.id, versionId: version.id };
  });
}

export async function opportunityOf(
  test: TestApp,
  owner: PersonKey,
  businessTypeId: string,
  extra: { name?: string; amount?: number | null; closingOn?: string | null } = {},
): Promise<string> {
  const scope = await scopeFor(test, owner);
  const name = extra.name ?? `${owner}'s deal`;
  const created = await test.database.write(test.home.orgId, (tx) =>
    createOpportunity(
      tx,
      scope,
      { businessTypeId, name, pinyin: name, searchText: name, ownerId: scope.userId, amount: 100_000, closingOn: '2026-08-31', ...extra },
      AT,
    ),
  );
  return created.id;
}
