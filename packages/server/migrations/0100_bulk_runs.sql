-- 批量修改 in the background: one row per run and one per record it was asked to deal with. The records are fixed when it starts; each
-- is written together with its outcome, so a run can stop anywhere and go on, and what was made of a record can be put back.
create table bulk_runs (
  org_id uuid not null references organisations (id),
  id uuid not null,
  object text not null,
  -- what is done: {do, values | ownerId …}
  act jsonb not null,
  -- chosen by a question, not by name
  everything boolean not null,
  status text not null check (status in ('running', 'finished', 'stopped', 'undoing', 'undone')),
  total int not null,
  done int not null default 0,
  refused int not null default 0,
  undone int not null default 0,
  left_alone int not null default 0,
  created_at timestamptz not null,
  created_by uuid not null,
  finished_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, created_by) references users (org_id, id)
);
create index bulk_runs_of_person on bulk_runs (org_id, created_by, id desc);

create table bulk_items (
  org_id uuid not null,
  run_id uuid not null,
  record_id uuid not null,
  outcome text not null check (outcome in ('waiting', 'done', 'same', 'refused', 'undone', 'left')),
  -- {field: [before, after]}
  made jsonb,
  -- why it was refused or left: {status, code, message, reasons, fields}
  problem jsonb,
  at timestamptz,
  -- no key into the records: noting that one is held by somebody must not wait for it
  primary key (org_id, run_id, record_id),
  foreign key (org_id, run_id) references bulk_runs (org_id, id)
);
create index bulk_items_by_outcome on bulk_items (org_id, run_id, outcome, record_id);

select protect(t::regclass) from unnest(array['bulk_runs', 'bulk_items']) t;
