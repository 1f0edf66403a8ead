import sql from 'sql-template-tag';
import { openStages } from '#domain/processes/definition.ts';
import { winRate } from '#domain/processes/winRate.ts';
import type { Tx } from '../db/database.ts';
import { newId } from '../db/ids.ts';
import { recordEvent } from '../events/record.ts';
import { badInput } from '../http/refusals.ts';
import type { Scope } from '../people/scope.ts';
import { publishedVersion } from '../processes/readVersion.ts';
import { gatherOwner, newcomerOf } from '../risks/gather.ts';
import { groundOf } from '../risks/ground.ts';
import { lookAhead } from '../risks/lookAhead.ts';
import { enterStage } from './visits.ts';

/** The values of a new opportunity, already validated; only the process part is decided here. */
export interface NewOpportunity {
  id?: string;
  businessTypeId: string;
  name: string;
  pinyin: string;
  searchText: string;
  ownerId: string;
  accountId?: string | null;
  amount?: number | null;
  currency?: string;
  closingOn?: string | null;
  productId?: string | null;
  competitorId?: string | null;
  source?: string | null;
  kind?: string | null;
  budget?: number | null;
  description?: string | null;
  externalKey?: string | null;
  custom?: Record<string, unknown>;
  importId?: string | null;
}

export interface Created {
  id: string;
  rowVersion: number;
}

interface TypeRow {
  versionId: string | null;
  archived: boolean;
}

async function newestVersion(tx: Tx, businessTypeId: string): Promise<string> {
  const [type] = await tx.prepared<TypeRow>(sql`
    select current_version_id as "versionId", archived_at is not null as archived
    from business_types where org_id = ${tx.orgId} and id = ${businessTypeId}`);
  if (!type) throw badInput([{ field: 'businessTypeId', reason: 'there is no such business type' }]);
  if (type.archived) throw badInput([{ field: 'businessTypeId', reason: 'this business type is archived' }]);
  if (!type.versionId) throw badInput([{ field: 'businessTypeId', reason: 'its process has not been published yet' }]);
  return type.versionId;
}

/** A new opportunity stands in the first stage of the newest version of its process. */
export async function createOpportunity(tx: Tx, scope: Scope, input: NewOpportunity, now: string): Promise<Created> {
  const [versionId, owner] = await Promise.all([
    newestVersion(tx, input.businessTypeId),
    gatherOwner(tx, input.ownerId),
    groundOf(tx, scope),
  ]);
  const { definition } = await publishedVersion(tx, versionId);
  const first = openStages(definition)[0]!;
  const id = input.id ?? newId();
  const rate = winRate(definition, { stageId: first.id, closed: null, completed: [] }).rate;
  const { name, businessTypeId, amount = null, closingOn = null } = input;
  const newcomer = { id, name, businessTypeId, versionId, stageId: first.id, winRate: rate, amount, closingOn, createdAt: now };
  const { marks, settle } = await lookAhead(tx, newcomerOf(newcomer, owner), now, { actorId: scope.userId });
  const inserted = tx.prepared(sql`
    insert into opportunities (org_id, id, name, pinyin, search_text, owner_id, account_id, business_type_id, version_id, stage_id,
      last_open_stage_id, win_rate, amount, currency, closing_on, stage_entered_at, product_id, competitor_id, source, kind, budget,
      description, external_key, custom, last_activity_at, created_at, created_by, updated_at, import_id,
      risk, risk_count, risk_check_on, stage_ends_on)
    values (${scope.orgId}, ${id}, ${input.name}, ${input.pinyin}, ${input.searchText}, ${input.ownerId}, ${input.accountId ?? null},
      ${input.businessTypeId}, ${versionId}, ${first.id}, ${first.id}, ${rate}, ${input.amount ?? null}, ${input.currency ?? scope.currency},
      ${input.closingOn ?? null}, ${now}, ${input.productId ?? null}, ${input.competitorId ?? null}, ${input.source ?? null},
      ${input.kind ?? null}, ${input.budget ?? null}, ${input.description ?? null}, ${input.externalKey ?? null},
      ${JSON.stringify(input.custom ?? {})}, ${now}, ${now}, ${scope.userId}, ${now}, ${input.importId ?? null},
      ${marks.risk}, ${marks.riskCount}, ${marks.riskCheckOn}, ${marks.stageEndsOn})`);
  const entered = enterStage(tx, { opportunityId: id, versionId, stageId: first.id }, now);
  const recorded = recordEvent(tx, scope, now, {
    kind: 'record.created',
    object: 'opportunity',
    recordId: id,
    data: { name: input.name, ownerId: input.ownerId, stageName: first.name, amount: input.amount ?? null },
  });
  await Promise.all([inserted, entered, recorded, settle()]);
  return { id, rowVersion: 1 };
}
