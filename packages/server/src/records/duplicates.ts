// The hint while a name is typed: is this company or person already here? Records of others are named with their owner, so that
// people talk to each other, and cannot be opened.
import sql from 'sql-template-tag';
import { fieldLevel, type ObjectName } from '#domain/people/rights.ts';
import { companyCore, type Match, matchOf } from '#domain/records/duplicates.ts';
import { OBJECT_DESCRIPTORS } from '#domain/records/objects.ts';
import type { Tx } from '../db/database.ts';
import type { Scope } from '../people/scope.ts';
import { tableOf } from './columns.ts';
import { mayTouch } from './visible.ts';
import { searchSql } from './words.ts';

const CANDIDATES = 100;
const SHOWN = 10;
/** The shortest piece of a name that is worth looking for. */
const PIECE = 4;

interface Candidate {
  id: string;
  name: string;
  ownerName: string | null;
  visible: boolean;
}

export interface Duplicate {
  id: string | null;
  name: string;
  ownerName: string | null;
  match: Match;
  visible: boolean;
}

export async function findDuplicates(
  tx: Tx,
  scope: Scope,
  object: ObjectName,
  { name, except }: { name: string; except?: string | undefined },
): Promise<{ records: Duplicate[] }> {
  const core = companyCore(name);
  if ([...core].length < 2 || fieldLevel(scope.rights, object, 'name') === 'hidden') return { records: [] };
  const candidates = await candidatesFor(tx, scope, object, [...core].slice(0, PIECE).join(''));
  const found = candidates.flatMap((candidate): Duplicate[] => {
    const match = candidate.id === except ? null : matchOf(name, candidate.name);
    return match ? [{ ...candidate, id: candidate.visible ? candidate.id : null, match }] : [];
  });
  found.sort((a, b) => Number(b.match === 'same') - Number(a.match === 'same') || a.name.length - b.name.length);
  return { records: found.slice(0, SHOWN) };
}

function candidatesFor(tx: Tx, scope: Scope, object: ObjectName, piece: string): Promise<Candidate[]> {
  const owner = OBJECT_DESCRIPTORS[object].owned
    ? sql`(select u.name from users u where u.org_id = r.org_id and u.id = r.owner_id)`
    : sql`null::text`;
  return tx.rows<Candidate>(sql`
    select r.id, r.name, ${owner} as "ownerName", ${mayTouch(scope, object, 'read')} as visible
    from ${tableOf(object)} r
    where r.org_id = ${tx.orgId}::uuid and r.deleted_at is null and ${searchSql(object, piece)} limit ${CANDIDATES}`);
}
