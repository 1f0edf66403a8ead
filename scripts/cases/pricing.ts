// npm run cases:pricing -- FILE.json[.gz]: the conformance cases of prices and configurations against the domain's own functions.
// One line per mismatch; ends with `N passed, M failed`, counted in cases; exit status 1 on any failure.
import fs from 'node:fs';
import process from 'node:process';
import zlib from 'node:zlib';
import { checkConfigCase } from './pricing/configCase.ts';
import type { Json, JsonRecord } from './pricing/fields.ts';
import { isRecord } from './pricing/fields.ts';
import { checkPriceCase } from './pricing/priceCase.ts';

function readCases(file: string): JsonRecord[] {
  const bytes = fs.readFileSync(file);
  const text = (file.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes).toString('utf8');
  const parsed = JSON.parse(text) as Json;
  const cases = isRecord(parsed) ? parsed.cases : parsed;
  return Array.isArray(cases) ? cases.filter(isRecord) : [];
}

function check(one: JsonRecord): string[] {
  try {
    return one.kind === 'config' ? checkConfigCase(one) : checkPriceCase(one);
  } catch (error) {
    return [error instanceof Error ? `${error.name}: ${error.message}` : String(error)];
  }
}

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: npm run cases:pricing -- FILE.json[.gz] …');
  process.exit(1);
}
let passed = 0;
let failed = 0;
for (const one of files.flatMap(readCases)) {
  const mismatches = check(one);
  for (const mismatch of mismatches) console.log(`${one.id}: ${mismatch}`);
  if (mismatches.length === 0) passed += 1;
  else failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
