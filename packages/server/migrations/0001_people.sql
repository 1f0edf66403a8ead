-- People, sign-in and rights. Tables led by org_id carry row-level security on app.org_id. Those the gates read before
-- anybody is known (organisations, sign_in_names, sessions, api_keys, one_time_tokens, sign_in_failures) hold names and hashes only.

create function protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy organisation on %s using (org_id = (select current_setting(''app.org_id'')::uuid))', target);
end $$;

create table organisations (
  id uuid primary key,
  name text not null,
  currency char(3) not null default 'CNY',
  time_zone text not null default 'Asia/Shanghai',
  locale text not null default 'zh-CN',
  settings jsonb not null default '{}',
  people_revision bigint not null default 1,
  created_at timestamptz not null default now()
);

create table departments (
  org_id uuid not null references organisations (id),
  id uuid not null,
  parent_id uuid,
  name text not null,
  position int not null default 0,
  created_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, parent_id) references departments (org_id, id)
);

create table users (
  org_id uuid not null references organisations (id),
  id uuid not null,
  email text not null,
  name text not null,
  pinyin text not null default '',
  phone text,
  title text,
  department_id uuid,
  manager_id uuid,
  status text not null default 'invited' check (status in ('invited', 'active', 'deactivated')),
  locale text,
  time_zone text,
  preferences jsonb not null default '{}',
  password_hash text,
  password_changed_at timestamptz,
  external_key text,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (org_id, id),
  foreign key (org_id, department_id) references departments (org_id, id),
  foreign key (org_id, manager_id) references users (org_id, id)
);
create index users_by_department on users (org_id, department_id);
create index users_by_manager on users (org_id, manager_id);
create unique index users_by_external_key on users (org_id, external_key) where external_key is not null;

create table sign_in_names (
  email text primary key,
  org_id uuid not null,
  user_id uuid not null,
  foreign key (org_id, user_id) references users (org_id, id) on delete cascade
);

create table roles (
  org_id uuid not null references organisations (id),
  id uuid not null,
  key text,
  name_zh text not null,
  name_en text not null,
  rights jsonb not null,
  row_version int not null default 1,
  created_at timestamptz not null default now(),
  primary key (org_id, id)
);
create unique index roles_by_key on roles (org_id, key) where key is not null;

create table user_roles (
  org_id uuid not null,
  user_id uuid not null,
  role_id uuid not null,
  primary key (org_id, user_id, role_id),
  foreign key (org_id, user_id) references users (org_id, id) on delete cascade,
  foreign key (org_id, role_id) references roles (org_id, id)
);
create index user_roles_by_role on user_roles (org_id, role_id);

create table sessions (
  token_hash bytea primary key,
  id uuid not null unique,
  org_id uuid not null,
  user_id uuid not null,
  csrf text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  rotated_at timestamptz not null,
  expires_at timestamptz not null,
  ip text,
  user_agent text,
  foreign key (org_id, user_id) references users (org_id, id) on delete cascade
);
create index sessions_by_user on sessions (org_id, user_id);
create index sessions_by_expiry on sessions (expires_at);

create table api_keys (
  id uuid primary key,
  org_id uuid not null,
  user_id uuid not null,
  name text not null,
  key_hash bytea not null unique,
  prefix text not null,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz,
  foreign key (org_id, user_id) references users (org_id, id) on delete cascade
);
create index api_keys_by_user on api_keys (org_id, user_id);

create table one_time_tokens (
  token_hash bytea primary key,
  org_id uuid not null,
  user_id uuid not null,
  purpose text not null check (purpose in ('invite', 'reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (org_id, user_id) references users (org_id, id) on delete cascade
);

create table sign_in_failures (
  key text primary key,
  failures int not null,
  last_failed_at timestamptz not null,
  locked_until timestamptz
);

create table outgoing_mail (
  org_id uuid not null references organisations (id),
  id uuid not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text,
  status text not null default 'waiting' check (status in ('waiting', 'stored', 'sent', 'failed')),
  attempts int not null default 0,
  last_error text,
  created_at timestamptz not null,
  sent_at timestamptz,
  primary key (org_id, id)
);

create table events (
  org_id uuid not null references organisations (id),
  id uuid not null,
  seq bigint generated always as identity,
  xact xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  recorded_at timestamptz not null default now(),
  actor_id uuid,
  kind text not null,
  object text not null,
  record_id uuid not null,
  data jsonb not null default '{}',
  primary key (org_id, id)
);
create index events_of_record on events (org_id, object, record_id, at desc, id desc);
create unique index events_by_seq on events (seq);
create index events_by_org_seq on events (org_id, seq);

create table command_keys (
  org_id uuid not null,
  actor_id uuid not null,
  key text not null,
  fingerprint text not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (org_id, actor_id, key)
);
create index command_keys_by_age on command_keys (created_at);

select protect('departments');
select protect('users');
select protect('roles');
select protect('user_roles');
select protect('outgoing_mail');
select protect('events');
select protect('command_keys');
