-- What every object shares: owner, custom fields, versions, soft deletion, team, follows, files, follow-ups, views, imports.
-- search_text is lower-case name + full pinyin + initials, filled by the application; pg_trgm and short-prefix lookups go there.

create table custom_fields (
  org_id uuid not null references organisations (id),
  id uuid not null,
  object text not null,
  key text not null,
  type text not null check (type in ('text', 'number', 'money', 'date', 'pick', 'multiPick', 'user', 'checkbox')),
  label_zh text not null,
  label_en text not null,
  required boolean not null default false,
  default_value jsonb,
  options jsonb not null default '[]',
  position int not null default 0,
  archived_at timestamptz,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);
create unique index custom_fields_by_key on custom_fields (org_id, object, key);

create table accounts (
  org_id uuid not null references organisations (id),
  id uuid not null,
  name text not null,
  pinyin text not null default '',
  search_text text not null default '',
  owner_id uuid not null,
  parent_id uuid,
  industry text,
  level text,
  source text,
  phone text,
  website text,
  region text,
  address text,
  annual_revenue bigint,
  currency char(3) not null default 'CNY',
  employees int,
  founded_year int,
  description text,
  external_key text,
  custom jsonb not null default '{}',
  row_version int not null default 1,
  last_activity_at timestamptz,
  next_step_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  import_id uuid,
  primary key (org_id, id),
  foreign key (org_id, owner_id) references users (org_id, id),
  foreign key (org_id, parent_id) references accounts (org_id, id)
);
create unique index accounts_by_external_key on accounts (org_id, external_key) where external_key is not null and deleted_at is null;

create table contacts (
  org_id uuid not null references organisations (id),
  id uuid not null,
  name text not null,
  pinyin text not null default '',
  search_text text not null default '',
  owner_id uuid not null,
  account_id uuid,
  title text,
  department text,
  mobile text,
  phone text,
  email text,
  wechat text,
  birthday date,
  description text,
  external_key text,
  custom jsonb not null default '{}',
  row_version int not null default 1,
  last_activity_at timestamptz,
  next_step_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  import_id uuid,
  primary key (org_id, id),
  foreign key (org_id, owner_id) references users (org_id, id),
  foreign key (org_id, account_id) references accounts (org_id, id)
);
create index contacts_by_account on contacts (org_id, account_id);
create unique index contacts_by_external_key on contacts (org_id, external_key) where external_key is not null and deleted_at is null;

create table products (
  org_id uuid not null references organisations (id),
  id uuid not null,
  name text not null,
  pinyin text not null default '',
  search_text text not null default '',
  code text,
  series text,
  unit text,
  list_price bigint,
  currency char(3) not null default 'CNY',
  active boolean not null default true,
  description text,
  external_key text,
  custom jsonb not null default '{}',
  row_version int not null default 1,
  last_activity_at timestamptz,
  next_step_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  import_id uuid,
  primary key (org_id, id)
);
create unique index products_by_external_key on products (org_id, external_key) where external_key is not null and deleted_at is null;

create table competitors (
  org_id uuid not null references organisations (id),
  id uuid not null,
  name text not null,
  pinyin text not null default '',
  search_text text not null default '',
  website text,
  strengths text,
  weaknesses text,
  description text,
  external_key text,
  custom jsonb not null default '{}',
  row_version int not null default 1,
  last_activity_at timestamptz,
  next_step_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  import_id uuid,
  primary key (org_id, id)
);
create unique index competitors_by_external_key on competitors (org_id, external_key) where external_key is not null and deleted_at is null;

-- Processes: a business type owns a draft, immutable versions and two live advance rules.
create table business_types (
  org_id uuid not null references organisations (id),
  id uuid not null,
  name text not null,
  position int not null default 0,
  sequential_only boolean not null default true,
  free_skip boolean not null default false,
  current_version_id uuid,
  archived_at timestamptz,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);

create table process_versions (
  org_id uuid not null,
  id uuid not null,
  business_type_id uuid not null,
  number int not null,
  definition jsonb not null,
  published_at timestamptz not null,
  published_by uuid not null,
  note text not null default '',
  primary key (org_id, id),
  unique (org_id, business_type_id, number),
  foreign key (org_id, business_type_id) references business_types (org_id, id)
);

create table process_drafts (
  org_id uuid not null,
  business_type_id uuid not null,
  definition jsonb not null,
  based_on uuid,
  revision int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (org_id, business_type_id),
  foreign key (org_id, business_type_id) references business_types (org_id, id)
);

-- Every stage that any version of a business type ever had, with its newest name: for lists, filters and boards.
create table stages (
  org_id uuid not null,
  id uuid not null,
  business_type_id uuid not null,
  name text not null,
  kind text not null check (kind in ('open', 'won', 'lost')),
  position int not null,
  in_current_version boolean not null default true,
  primary key (org_id, id),
  foreign key (org_id, business_type_id) references business_types (org_id, id)
);

create table opportunities (
  org_id uuid not null references organisations (id),
  id uuid not null,
  name text not null,
  pinyin text not null default '',
  search_text text not null default '',
  owner_id uuid not null,
  account_id uuid,
  business_type_id uuid not null,
  version_id uuid not null,
  stage_id uuid not null,
  last_open_stage_id uuid not null,
  status text not null default 'open' check (status in ('open', 'won', 'lost')),
  win_rate int not null default 0 check (win_rate between 0 and 10000),
  amount bigint,
  currency char(3) not null default 'CNY',
  closing_on date,
  stage_entered_at timestamptz not null,
  closed_at timestamptz,
  lost_reason text,
  lost_note text,
  product_id uuid,
  competitor_id uuid,
  source text,
  kind text,
  budget bigint,
  description text,
  external_key text,
  custom jsonb not null default '{}',
  row_version int not null default 1,
  last_activity_at timestamptz,
  next_step_at timestamptz,
  created_at timestamptz not null,
  created_by uuid not null,
  updated_at timestamptz not null,
  deleted_at timestamptz,
  import_id uuid,
  primary key (org_id, id),
  foreign key (org_id, owner_id) references users (org_id, id),
  foreign key (org_id, account_id) references accounts (org_id, id),
  foreign key (org_id, business_type_id) references business_types (org_id, id),
  foreign key (org_id, version_id) references process_versions (org_id, id),
  foreign key (org_id, stage_id) references stages (org_id, id),
  foreign key (org_id, product_id) references products (org_id, id),
  foreign key (org_id, competitor_id) references competitors (org_id, id)
);
create unique index opportunities_by_external_key on opportunities (org_id, external_key) where external_key is not null and deleted_at is null;
create index opportunities_by_account on opportunities (org_id, account_id);

create table completed_key_events (
  org_id uuid not null,
  opportunity_id uuid not null,
  event_id uuid not null,
  completed_at timestamptz not null,
  completed_by uuid not null,
  archived_at timestamptz,
  primary key (org_id, opportunity_id, event_id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id)
);

create table stage_visits (
  org_id uuid not null,
  id uuid not null,
  opportunity_id uuid not null,
  version_id uuid not null,
  stage_id uuid not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  left_how text check (left_how in ('promoted', 'regressed', 'won', 'lost', 'remapped', 'typeChanged', 'deleted', 'reopened', 'other')),
  primary key (org_id, id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id)
);
create index stage_visits_of_opportunity on stage_visits (org_id, opportunity_id, entered_at);
create unique index one_open_visit on stage_visits (org_id, opportunity_id) where left_at is null;

create table stage_approvals (
  org_id uuid not null,
  opportunity_id uuid not null,
  stage_id uuid not null,
  state text not null check (state in ('none', 'pending', 'approved', 'rejected', 'stale', 'terminated')),
  changed_at timestamptz not null,
  primary key (org_id, opportunity_id, stage_id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id)
);

-- Counts and sums of opportunities, kept in the transaction that changes them (see docs/decisions).
create table opportunity_totals (
  org_id uuid not null,
  owner_id uuid not null,
  business_type_id uuid not null,
  stage_id uuid not null,
  status text not null,
  closing_month date not null,
  currency char(3) not null,
  records bigint not null,
  amount numeric not null,
  weighted numeric not null,
  primary key (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency)
);

create table team_members (
  org_id uuid not null,
  object text not null,
  record_id uuid not null,
  user_id uuid not null,
  role text not null default '',
  access text not null default 'read' check (access in ('read', 'edit')),
  added_at timestamptz not null,
  added_by uuid not null,
  primary key (org_id, object, record_id, user_id),
  foreign key (org_id, user_id) references users (org_id, id)
);
create index team_members_by_user on team_members (org_id, user_id, object, record_id);

create table follows (
  org_id uuid not null,
  user_id uuid not null,
  object text not null,
  record_id uuid not null,
  followed_at timestamptz not null,
  primary key (org_id, user_id, object, record_id)
);
create index follows_of_record on follows (org_id, object, record_id);

create table follow_ups (
  org_id uuid not null,
  id uuid not null,
  object text not null,
  record_id uuid not null,
  author_id uuid not null,
  kind text not null default 'note' check (kind in ('note', 'call', 'visit', 'mail', 'meeting')),
  body text not null,
  mentions uuid[] not null default '{}',
  happened_at timestamptz not null,
  next_at timestamptz,
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (org_id, id)
);
create index follow_ups_of_record on follow_ups (org_id, object, record_id, happened_at desc);

create table files (
  org_id uuid not null references organisations (id),
  id uuid not null,
  object text not null,
  record_id uuid not null,
  purpose text not null check (purpose in ('attachment', 'keyEvent', 'followUp', 'template', 'import')),
  purpose_id uuid,
  name text not null,
  size bigint not null,
  media_type text not null,
  sha256 text not null,
  storage_key text not null,
  status text not null default 'live' check (status in ('live', 'checking', 'failed')),
  created_at timestamptz not null,
  created_by uuid not null,
  deleted_at timestamptz,
  primary key (org_id, id)
);
create index files_of_record on files (org_id, object, record_id, purpose, purpose_id) where deleted_at is null;

create table saved_views (
  org_id uuid not null references organisations (id),
  id uuid not null,
  object text not null,
  owner_id uuid not null,
  name text not null,
  shared boolean not null default false,
  definition jsonb not null,
  position int not null default 0,
  row_version int not null default 1,
  created_at timestamptz not null,
  primary key (org_id, id)
);
create index saved_views_by_object on saved_views (org_id, object, owner_id);

create table imports (
  org_id uuid not null references organisations (id),
  id uuid not null,
  object text not null,
  file_id uuid not null,
  status text not null check (status in ('uploaded', 'mapped', 'running', 'finished', 'failed', 'reverting', 'reverted')),
  mapping jsonb not null default '{}',
  progress jsonb not null default '{}',
  created_at timestamptz not null,
  created_by uuid not null,
  finished_at timestamptz,
  primary key (org_id, id)
);

create table import_row_errors (
  org_id uuid not null,
  import_id uuid not null,
  row_number int not null,
  problems jsonb not null,
  source jsonb not null,
  primary key (org_id, import_id, row_number),
  foreign key (org_id, import_id) references imports (org_id, id)
);

select protect(t::regclass) from unnest(array['custom_fields', 'accounts', 'contacts', 'products', 'competitors', 'business_types',
  'process_versions', 'process_drafts', 'stages', 'opportunities', 'completed_key_events', 'stage_visits', 'stage_approvals',
  'opportunity_totals', 'team_members', 'follows', 'follow_ups', 'files', 'saved_views', 'imports', 'import_row_errors']) t;
