-- What-if replays: a draft, as it was when the replay began, asked about past moves and running opportunities.
create table process_replays (
  org_id uuid not null references organisations (id),
  id uuid not null,
  business_type_id uuid not null,
  definition jsonb not null,
  rules jsonb not null,
  months int not null,
  since timestamptz not null,
  status text not null check (status in ('running', 'finished', 'stopped')),
  -- opportunities there were to look at, and how many have been
  total int not null,
  examined int not null default 0,
  -- the last opportunity looked at
  reached uuid,
  tally jsonb not null,
  created_at timestamptz not null,
  created_by uuid not null,
  finished_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, business_type_id) references business_types (org_id, id)
);
create index process_replays_of_type on process_replays (org_id, business_type_id, id desc);

create table process_replay_findings (
  org_id uuid not null,
  id uuid not null,
  replay_id uuid not null,
  opportunity_id uuid not null,
  kind text not null check (kind in ('refused', 'blocked')),
  -- when the move happened; null for a running opportunity
  at timestamptz,
  actor_id uuid,
  from_name text not null,
  to_name text not null,
  reasons jsonb not null,
  reason_keys text[] not null,
  primary key (org_id, id),
  foreign key (org_id, replay_id) references process_replays (org_id, id)
);
create index process_replay_findings_in_order on process_replay_findings (org_id, replay_id, kind, id);

select protect(t::regclass) from unnest(array['process_replays', 'process_replay_findings']) t;
