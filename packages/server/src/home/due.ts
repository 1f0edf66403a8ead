// Follow-ups due: counted and read through the same door as the lists that the numbers open.
import { dayIn } from '#domain/calendar.ts';
import type { DueFollowUps } from '#domain/home/contract.ts';
import { DUE_OBJECTS, type DueObject, due, dueToday, overdue, ownedBy, type Whose } from '#domain/home/questions.ts';
import { encodeFilter, type FilterNode } from '#domain/records/filters.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { listRecords } from '../records/listRecords.ts';
import { recordTotals } from '../records/totals.ts';
import { mayAsk, whoseWork } from './whose.ts';

const SHOWN = 8;
type DueRecord = DueFollowUps['records'][number];

export async function dueFollowUpsOf(tx: Tx, scope: Scope, of: Whose | undefined, now: string): Promise<DueFollowUps> {
  const asked = whoseWork(scope, of);
  const today = dayIn(now, scope.timeZone);
  const owner = ownedBy(asked.of);
  const counts: DueFollowUps['counts'] = [];
  const records: DueRecord[] = [];
  for (const object of DUE_OBJECTS) {
    if (!(await mayAsk(tx, scope, object, due(object, owner, today)))) continue;
    const countOf = async (filter: FilterNode) => {
      const { count, complete } = await recordTotals(tx, scope, object, { filter: encodeFilter(filter) }, now);
      return { count, complete };
    };
    const count = { overdue: await countOf(overdue(object, owner, today)), today: await countOf(dueToday(object, owner, today)) };
    counts.push({ object, ...count });
    if (count.overdue.count + count.today.count > 0) records.push(...(await firstDue(tx, scope, object, due(object, owner, today), now)));
  }
  records.sort((a, b) => (a.nextStepAt < b.nextStepAt ? -1 : a.nextStepAt > b.nextStepAt ? 1 : 0));
  return { ...asked, today, counts, records: records.slice(0, SHOWN) };
}

async function firstDue(tx: Tx, scope: Scope, object: DueObject, filter: FilterNode, now: string): Promise<DueRecord[]> {
  const columns = ['name', 'ownerId', 'nextStepAt', ...(object === 'account' ? [] : ['accountId'])];
  const page = await listRecords(tx, scope, object, { filter: encodeFilter(filter), sort: 'nextStepAt', columns, limit: SHOWN }, now);
  return page.records.map(({ id, values }) => ({
    object,
    id,
    name: String(values.name ?? ''),
    accountName: page.names[String(values.accountId)] ?? null,
    ownerName: page.names[String(values.ownerId)] ?? '',
    nextStepAt: String(values.nextStepAt),
  }));
}
