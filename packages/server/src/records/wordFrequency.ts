// How common the words of a search are, judged by a sample of the organisation's names that is kept in memory for a while. Only the
// way of looking hangs on it, never what is found.
import sql, { raw } from 'sql-template-tag';
import type { ObjectName } from '#domain/people/rights.ts';
import type { Tx } from '../db/database.ts';
import { tableOf } from './columns.ts';
import { searchWords } from './pinyin.ts';

interface Sample {
  takenAt: number;
  texts: Promise<string[]>;
}

const SIZE = 300;
const KEPT_MS = 600_000;
const MOST_KEPT = 500;
/** One record in a hundred: through the index of words that would be ten thousand of a million. */
const COMMON = 0.01;

const samples = new Map<string, Sample>();

/** Whether so many records hold all the words that some of them are met soon in any order. */
export async function areCommon(tx: Tx, object: ObjectName, text: string): Promise<boolean> {
  const texts = await sampleOf(tx, object);
  const words = searchWords(text);
  return texts.filter((name) => words.every((word) => name.includes(word))).length > texts.length * COMMON;
}

function sampleOf(tx: Tx, object: ObjectName): Promise<string[]> {
  const key = `${tx.orgId} ${object}`;
  const known = samples.get(key);
  if (known && performance.now() - known.takenAt < KEPT_MS) return known.texts;
  if (samples.size >= MOST_KEPT) samples.clear();
  const texts = takeSample(tx, object);
  samples.set(key, { takenAt: performance.now(), texts });
  texts.catch(() => samples.delete(key));
  return texts;
}

async function takeSample(tx: Tx, object: ObjectName): Promise<string[]> {
  const rows = await tx.steady<{ text: string }>(sql`
    select r.search_text as text from ${tableOf(object)} r where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null
    order by r.updated_at desc, r.id desc ${raw(`limit ${SIZE}`)}`);
  return rows.map((row) => row.text);
}
