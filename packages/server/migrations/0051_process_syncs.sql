-- 同步到销售机会: one row per run and one per opportunity it has dealt with. The target version and the mapping of removed stages are
-- frozen when it starts; what is still to do is read from the opportunities themselves, so a run can stop anywhere and go on.
create table process_syncs (
  org_id uuid not null references organisations (id),
  id uuid not null,
  business_type_id uuid not null,
  version_id uuid not null,
  -- removed stage → stage of the target version
  mapping jsonb not null,
  include_closed boolean not null,
  status text not null check (status in ('running', 'paused', 'finished', 'stopped')),
  total int not null,
  synced int not null default 0,
  failed int not null default 0,
  remapped int not null default 0,
  win_rate_changed int not null default 0,
  approvals_ended int not null default 0,
  created_at timestamptz not null,
  created_by uuid not null,
  -- whoever started it or went on with it last: it acts in his name
  run_by uuid not null,
  finished_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, business_type_id) references business_types (org_id, id),
  foreign key (org_id, version_id) references process_versions (org_id, id)
);
create unique index one_process_sync_at_a_time on process_syncs (org_id, business_type_id) where status in ('running', 'paused');
create index process_syncs_of_type on process_syncs (org_id, business_type_id, id desc);

create table process_sync_items (
  org_id uuid not null,
  sync_id uuid not null,
  opportunity_id uuid not null,
  outcome text not null check (outcome in ('synced', 'failed')),
  from_stage_id uuid,
  to_stage_id uuid,
  win_rate_before int,
  win_rate_after int,
  approvals_ended int not null default 0,
  -- why it failed: {code, message}
  problem jsonb,
  at timestamptz not null,
  primary key (org_id, sync_id, opportunity_id),
  -- no key into opportunities: writing down that one is held by somebody must not wait for it
  foreign key (org_id, sync_id) references process_syncs (org_id, id)
);
create index failed_process_sync_items on process_sync_items (org_id, sync_id, opportunity_id) where outcome = 'failed';
create index changing_process_sync_items on process_sync_items (org_id, sync_id, opportunity_id)
  where from_stage_id <> to_stage_id or win_rate_before <> win_rate_after or approvals_ended > 0;

create index opportunities_of_version on opportunities (org_id, version_id, id) where deleted_at is null;

select protect(t::regclass) from unnest(array['process_syncs', 'process_sync_items']) t;
