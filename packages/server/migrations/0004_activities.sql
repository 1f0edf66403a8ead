-- Notices to one person (mentions, assignments …), shown in the inbox.
create table notices (
  org_id uuid not null references organisations (id),
  id uuid not null,
  user_id uuid not null,
  kind text not null,
  object text not null,
  record_id uuid not null,
  actor_id uuid,
  data jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, user_id) references users (org_id, id)
);
create index notices_of_user on notices (org_id, user_id, id desc);
create index notices_unread on notices (org_id, user_id) where read_at is null;
select protect('notices');
