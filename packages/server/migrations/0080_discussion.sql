-- The discussion of a record, apart from its follow-ups; and who took part in a follow-up besides its author.
create table comments (
  org_id uuid not null references organisations (id),
  id uuid not null,
  object text not null,
  record_id uuid not null,
  author_id uuid not null,
  body text not null,
  mentions uuid[] not null default '{}',
  created_at timestamptz not null,
  deleted_at timestamptz,
  primary key (org_id, id),
  foreign key (org_id, author_id) references users (org_id, id)
);
create index comments_of_record on comments (org_id, object, record_id, id desc);

create table follow_up_participants (
  org_id uuid not null,
  follow_up_id uuid not null,
  user_id uuid not null,
  object text not null,
  record_id uuid not null,
  primary key (org_id, follow_up_id, user_id),
  foreign key (org_id, follow_up_id) references follow_ups (org_id, id),
  foreign key (org_id, user_id) references users (org_id, id)
);
create index follow_up_participants_by_user on follow_up_participants (org_id, user_id, object, record_id);

select protect(t::regclass) from unnest(array['comments', 'follow_up_participants']) t;
