import sql, { empty, type Sql } from 'sql-template-tag';
import type { SummaryRow } from '#domain/opportunities/contract.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { seenBy } from './seen.ts';
import { toldSums } from './told.ts';

export interface SummaryQuestion {
  by: 'stage' | 'ownerStage' | 'monthStage';
  businessTypeId?: string | undefined;
  status: 'open' | 'won' | 'lost' | 'all';
  ownerId?: string | undefined;
}

/** What stands for "no closing date" among the kept totals. */
const NO_MONTH = '1900-01-01';

/** Counts and sums from the kept totals, with the records one sees only as a team member added. Amounts in minor units, as text. */
export async function summaryOf(tx: Tx, scope: Scope, question: SummaryQuestion): Promise<SummaryRow[]> {
  const { owners, teamOnly } = seenBy(scope, question.ownerId);
  const narrowed = (table: Sql): Sql => sql`
    ${question.businessTypeId ? sql`and ${table}.business_type_id = ${question.businessTypeId}` : empty}
    ${question.status === 'all' ? empty : sql`and ${table}.status = ${question.status}`}`;
  const pieces = sql`
    select t.stage_id, t.owner_id, t.closing_month, t.currency, t.records, t.amount, t.weighted
    from opportunity_totals t
    where t.org_id = ${scope.orgId} ${owners ? sql`and t.owner_id = any(${owners}::uuid[])` : empty} ${narrowed(sql`t`)}
    ${
      teamOnly
        ? sql`union all
          select o.stage_id, o.owner_id, coalesce(date_trunc('month', o.closing_on)::date, ${NO_MONTH}), o.currency, 1,
            coalesce(o.amount, 0), coalesce(o.amount, 0)::numeric * o.win_rate
          from opportunities o where o.org_id = ${scope.orgId} and o.deleted_at is null and ${teamOnly} ${narrowed(sql`o`)}`
        : empty
    }`;
  const owner = question.by === 'ownerStage' ? sql`owner_id` : sql`null::uuid`;
  const month = question.by === 'monthStage' ? sql`nullif(closing_month, ${NO_MONTH}::date)` : sql`null::date`;
  const rows = await tx.steady<SummaryRow>(sql`
    select stage_id as "stageId", ${owner} as "ownerId", ${month} as month, currency, sum(records)::int as records,
      sum(amount)::text as amount, round(sum(weighted) / 10000)::text as weighted
    from (${pieces}) pieces group by 1, 2, 3, 4 having sum(records) <> 0 order by 3, 1, 2, 4`);
  return toldSums(scope, rows);
}
