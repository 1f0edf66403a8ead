// Every row judged and nothing written.
import type { CheckReport } from '#domain/imports/contract.ts';
import { EMPTY_TALLY, withRows } from '#domain/imports/tally.ts';
import { chunksOf } from './chunks.ts';
import { rowsOf } from './csvFile.ts';
import { judgeRows } from './judge.ts';
import type { ImportPlan, PlanParts } from './plan.ts';

const SHOWN = 200;

export async function checkRows({ database, store }: PlanParts, plan: ImportPlan): Promise<CheckReport> {
  const report: CheckReport = { tally: EMPTY_TALLY, failures: [] };
  for await (const rows of chunksOf(rowsOf(store, plan.row.storageKey, plan.row.source))) {
    const judged = await database.read(plan.scope.orgId, (tx) => judgeRows(tx, plan, rows));
    report.tally = withRows(report.tally, judged);
    for (const { row, outcome, problems } of judged)
      if (outcome === 'failed' && report.failures.length < SHOWN) report.failures.push({ row, problems: [...problems] });
  }
  return report;
}
