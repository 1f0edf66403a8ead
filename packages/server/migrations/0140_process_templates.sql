-- Templates of the company: a name for a published version that new business types may start from. Versions never change, so the
-- template holds none of it but the advance rules, which do.
create table process_templates (
  org_id uuid not null references organisations (id),
  id uuid not null,
  name text not null,
  version_id uuid not null,
  sequential_only boolean not null,
  free_skip boolean not null,
  created_at timestamptz not null,
  created_by uuid not null,
  row_version int not null default 1,
  primary key (org_id, id),
  foreign key (org_id, version_id) references process_versions (org_id, id)
);
create unique index process_templates_by_name on process_templates (org_id, lower(name));
select protect('process_templates');
