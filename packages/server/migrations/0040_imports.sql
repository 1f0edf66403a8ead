-- What an import knows of its file, and what it made of every row: so that a killed worker goes on where it stopped, and an
-- import can be taken back.
alter table imports add column storage_key uuid;
alter table imports add column source jsonb not null default '{}';
alter table imports add column report jsonb;
alter table imports add column kept int;
create index imports_of_person on imports (org_id, created_by, id desc);

create table import_rows (
  org_id uuid not null,
  import_id uuid not null,
  record_id uuid not null,
  object text not null,
  -- 0: created because a row named it
  row_number int not null,
  act text not null check (act in ('created', 'updated', 'reverted', 'kept')),
  row_version int not null,
  primary key (org_id, import_id, record_id),
  foreign key (org_id, import_id) references imports (org_id, id)
);
create index import_rows_in_order on import_rows (org_id, import_id, row_number);
select protect('import_rows');
