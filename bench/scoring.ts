// npm run bench:scoring [-- rows…]
// What learning, scoring and explaining cost: CPU time and peak memory for 10,000, 40,000 and 200,000 invented rows of 20 fields.
// Every size runs in a process of its own, so that its peak memory is its own.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import type { Cost } from './scoring/cost.ts';

const SIZES = [10_000, 40_000, 200_000];

function measureSize(rows: number): Cost {
  const script = path.join(import.meta.dirname, 'scoring', 'measure.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--expose-gc', script, String(rows)], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

const asked = process.argv.slice(2).map(Number);
if (asked.some((rows) => !Number.isInteger(rows) || rows < 1000)) {
  console.error('usage: npm run bench:scoring [-- rows…], each a whole number of at least 1000');
  process.exit(1);
}

console.log('Scoring: CPU seconds on invented rows, 10 numbers and 10 categories, a tenth of the cells missing\n');
console.table(
  Object.fromEntries(
    (asked.length > 0 ? asked : SIZES).map(measureSize).map((cost) => [
      cost.rows.toLocaleString('en'),
      {
        'fit blend': cost.fitBlend,
        'fit boosting': cost.fitBoosting,
        'fit logistic': cost.fitLogistic,
        'whole training': cost.training,
        'score 10,000': cost.scoreTenThousand,
        'score all': cost.scoreAll,
        'prepare reasons': cost.prepareReasons,
        'reasons, ms a row': cost.reasonsMsPerRow,
        'peak MB': cost.peakMb,
        'AUC, newest 20 %': cost.auc,
      },
    ]),
  ),
);
console.log(`How to read it
- CPU seconds of one process, all its threads together (compiling and collecting garbage included); the first fit is cold.
- fit …: from typed columns to a model on all rows, binning included. The promise is 40,000 rows × 20 fields in 2 s.
- whole training: admit fields, bin, fit every candidate on the older 80 %, compare, bootstrap, leak report, refit the winner on all rows.
- score …: from typed columns to log-odds. The promise is 10,000 rows in 0.15 s.
- reasons: 2,000 rows explained exactly (TreeSHAP), after preparing the model once. The promise is 1 ms a row.
- peak MB: the most memory the process held at any time, Node itself (about 45 MB) and the invented data included.
- Other work on the machine makes CPU seconds rise too: processes share caches and cores. Take the least of several runs.`);
