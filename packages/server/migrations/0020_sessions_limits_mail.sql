-- A session's token is exchanged daily; the one before stays good for a minute.
alter table sessions add column previous_hash bytea;
create unique index sessions_by_previous_hash on sessions (previous_hash) where previous_hash is not null;
create index one_time_tokens_by_user on one_time_tokens (org_id, user_id);

-- How often an address asked before sign-in. Losing it in a crash costs nothing.
create unlogged table rate_counts (
  key text primary key,
  started_at timestamptz not null,
  hits int not null
);

-- A mail with a one-time link: its text is removed once it has been sent.
alter table outgoing_mail add column secret boolean not null default false;
