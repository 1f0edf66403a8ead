// The board: every stage of a business type with its sums and its first cards by amount, each column cut from its own index range.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Board, BoardCard, SummaryRow } from '#domain/opportunities/contract.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { businessTypeOf } from '../processes/queries.ts';
import { type ColumnKeys, columnKeys, FROM_THE_TOP, LARGEST_FIRST } from './boardColumn.ts';
import { summaryOf } from './summary.ts';
import { tellsAmount, toldRows } from './told.ts';

interface StageRow {
  stageId: string;
  name: string;
  kind: 'open' | 'won' | 'lost';
  inCurrentVersion: boolean;
}

export interface BoardQuestion {
  businessTypeId: string;
  ownerId?: string | undefined;
  perColumn: number;
}

/** Four questions that do not wait for one another: they travel together. */
export async function boardOf(tx: Tx, scope: Scope, question: BoardQuestion): Promise<Board> {
  const { businessTypeId, ownerId } = question;
  const [, stages, totals, cards] = await Promise.all([
    businessTypeOf(tx, businessTypeId),
    tx.prepared<StageRow>(sql`
      select id as "stageId", name, kind, in_current_version as "inCurrentVersion" from stages
      where org_id = ${scope.orgId} and business_type_id = ${businessTypeId} order by position, id`),
    summaryOf(tx, scope, { by: 'stage', status: 'all', businessTypeId, ownerId }),
    tx.steady<BoardCard>(firstCards(scope, question)),
  ]);
  return { columns: columnsOf(stages, totals, toldRows(scope, cards), question.perColumn) };
}

function columnsOf(
  stages: readonly StageRow[],
  totals: readonly SummaryRow[],
  cards: readonly BoardCard[],
  perColumn: number,
): Board['columns'] {
  const totalsOf = Map.groupBy(totals, (row) => row.stageId);
  const cardsOf = Map.groupBy(cards, (card) => card.stageId);
  return stages
    .map((stage) => {
      const own = cardsOf.get(stage.stageId) ?? [];
      const sums = (totalsOf.get(stage.stageId) ?? []).map(({ records, amount, weighted, currency }) => ({
        ...{ records, amount, weighted, currency },
      }));
      return { ...stage, totals: sums, cards: own.slice(0, perColumn), more: own.length > perColumn };
    })
    .filter((column) => column.inCurrentVersion || column.totals.length > 0);
}

const CARD = sql`
  o.id, o.name, o.row_version as "rowVersion", o.stage_id as "stageId", o.owner_id as "ownerId", u.name as "ownerName",
  o.account_id as "accountId", a.name as "accountName", o.amount, o.currency, o.win_rate as "winRate", o.closing_on as "closingOn",
  o.stage_entered_at as "stageEnteredAt", o.next_step_at as "nextStepAt", o.last_activity_at as "lastActivityAt", o.risk, o.risk_count as "riskCount"`;
const CARD_JOINS = sql`
  join users u on u.org_id = o.org_id and u.id = o.owner_id
  left join accounts a on a.org_id = o.org_id and a.id = o.account_id`;

function firstCards(scope: Scope, question: BoardQuestion): Sql {
  const keys = columnKeys(scope, { ...question, stageId: sql`s.id`, limit: question.perColumn + 1, ...FROM_THE_TOP });
  return sql`
    select ${CARD} from stages s
    cross join lateral (${keys}) k
    join opportunities o on o.org_id = ${scope.orgId} and o.id = k.id ${CARD_JOINS}
    where s.org_id = ${scope.orgId} and s.business_type_id = ${question.businessTypeId}
    order by o.stage_id, ${LARGEST_FIRST}`;
}

export interface ColumnQuestion {
  stageId: string;
  businessTypeId: string;
  ownerId?: string | undefined;
  afterAmount?: number | undefined;
  afterId: string;
  limit: number;
}

/** The cards of one column that follow the last one shown. */
export async function boardColumnOf(tx: Tx, scope: Scope, question: ColumnQuestion): Promise<{ cards: BoardCard[]; more: boolean }> {
  const keys = columnKeys(scope, {
    ownerId: question.ownerId,
    stageId: sql`${question.stageId}::uuid`,
    limit: question.limit + 1,
    ...afterCard(tellsAmount(scope) ? question : { ...question, afterAmount: await amountOf(tx, question.afterId) }),
  });
  const cards = await tx.steady<BoardCard>(sql`
    select ${CARD} from (${keys}) k
    join opportunities o on o.org_id = ${scope.orgId} and o.id = k.id ${CARD_JOINS}
    order by ${LARGEST_FIRST}`);
  return { cards: toldRows(scope, cards.slice(0, question.limit)), more: cards.length > question.limit };
}

/** Whoever may not know the amount of the last card cannot say it. */
async function amountOf(tx: Tx, id: string): Promise<number | undefined> {
  const row = await tx.first<{ amount: number | null }>(sql`select amount from opportunities where org_id = ${tx.orgId} and id = ${id}`);
  return row?.amount ?? undefined;
}

const afterCard = ({ afterAmount, afterId }: ColumnQuestion): Pick<ColumnKeys, 'filled' | 'empty'> =>
  afterAmount === undefined
    ? { filled: sql`and false`, empty: sql`and o.id < ${afterId}` }
    : { filled: sql`and (o.amount, o.id) < (${afterAmount}, ${afterId})`, empty };
