import sql from 'sql-template-tag';
import type { Draft } from '#domain/processes/contract.ts';
import type { Tx } from '../db/database.ts';
import { conflict, notFound } from '../http/refusals.ts';
import { draftOf } from './queries.ts';

/** The draft, locked until the end of the transaction; 409 when the caller has seen an older revision. */
export async function lockDraft(tx: Tx, businessTypeId: string, revision: number): Promise<Draft> {
  const locked = await tx.run(
    sql`select 1 from process_drafts where org_id = ${tx.orgId} and business_type_id = ${businessTypeId} for update`,
  );
  if (locked === 0) throw notFound('draft');
  const draft = await draftOf(tx, businessTypeId);
  if (draft.revision !== revision) {
    throw conflict('staleDraft', 'Somebody else saved this draft meanwhile.', [
      { kind: 'stale_draft', seen: revision, current: draft.revision, changedBy: draft.changedBy },
    ]);
  }
  return draft;
}
