import sql, { type Sql } from 'sql-template-tag';

export const RUN_REPLAY = 'processes.replay';

/** Which opportunities `r` are replayed: those running now, and those moved within the time. */
export const replayedWhere = (businessTypeId: string, since: string): Sql => sql`
  r.business_type_id = ${businessTypeId} and (r.status = 'open' or exists (select from stage_visits s
    where s.org_id = r.org_id and s.opportunity_id = r.id and s.left_at >= ${since}::timestamptz))`;
