// One act on up to a thousand records in one call, answered record by record: for programs. People start a run, which they can watch.
import type { BulkResult } from '#domain/records/contract.ts';
import { MAX_BULK } from '#domain/records/contract.ts';
import type { Tx } from '../../db/database.ts';
import { badInput } from '../../http/refusals.ts';
import type { QuestionInput } from '../question.ts';
import { findingIds } from './chosen.ts';
import { type Acting, attempt, performAct } from './performAct.ts';

export interface Choice {
  ids?: string[] | undefined;
  where?: QuestionInput | undefined;
}

export async function actOnMany(tx: Tx, choice: Choice, acting: Acting): Promise<BulkResult> {
  demandOneChoice(choice);
  const ids = choice.ids ?? (await found(tx, choice.where!, acting));
  const results: BulkResult['results'] = [];
  for (const id of [...new Set(ids)].sort()) {
    const tried = await attempt(tx, () => performAct(tx, acting, id));
    results.push(tried.ok ? { id, ok: true } : { id, ok: false, error: tried.problem });
  }
  const succeeded = results.filter((result) => result.ok).length;
  return { results, succeeded, refused: results.length - succeeded };
}

export function demandOneChoice({ ids, where }: Choice): void {
  if ((ids === undefined) === (where === undefined)) throw badInput([{ field: 'ids', reason: 'eitherIdsOrWhere' }]);
}

async function found(tx: Tx, where: QuestionInput, { scope, object, now }: Acting): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(await findingIds(tx, scope, { object, where, most: MAX_BULK }, now));
  if (rows.length > MAX_BULK) throw tooMany(MAX_BULK);
  return rows.map((row) => row.id);
}

export const tooMany = (most: number) => badInput([{ field: 'where', reason: 'tooMany' }], `At most ${most} records at once.`);
