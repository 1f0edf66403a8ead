-- A company's own options of a standard pick field; the product's stand where there is no row.
create table pick_lists (
  org_id uuid not null references organisations (id),
  id uuid not null,
  object text not null,
  field text not null,
  options jsonb not null,
  row_version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (org_id, id),
  unique (org_id, object, field)
);
select protect('pick_lists');

-- Why it was won, asked for when it is and never demanded.
alter table opportunities add column won_reason text;
