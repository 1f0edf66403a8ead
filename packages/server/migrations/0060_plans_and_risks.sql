-- Days off and days worked in exchange (调休), as the State Council announced them: 国办发明电〔2024〕12号 for 2025 and the notice of
-- 4 November 2025 for 2026. Every organisation gets a copy of its own, which its administrator keeps.
create table public_holidays (
  country char(2) not null,
  day date not null,
  kind text not null check (kind in ('off', 'worked')),
  name text not null,
  primary key (country, day)
);

insert into public_holidays (country, day, kind, name)
select 'CN', day::date, 'off', name
from (values
  ('元旦', '2025-01-01', '2025-01-01'),
  ('春节', '2025-01-28', '2025-02-04'),
  ('清明节', '2025-04-04', '2025-04-06'),
  ('劳动节', '2025-05-01', '2025-05-05'),
  ('端午节', '2025-05-31', '2025-06-02'),
  ('国庆节、中秋节', '2025-10-01', '2025-10-08'),
  ('元旦', '2026-01-01', '2026-01-03'),
  ('春节', '2026-02-15', '2026-02-23'),
  ('清明节', '2026-04-04', '2026-04-06'),
  ('劳动节', '2026-05-01', '2026-05-05'),
  ('端午节', '2026-06-19', '2026-06-21'),
  ('中秋节', '2026-09-25', '2026-09-27'),
  ('国庆节', '2026-10-01', '2026-10-07')) as holiday (name, first_day, last_day),
  generate_series(first_day::date, last_day::date, interval '1 day') as day;

insert into public_holidays (country, day, kind, name) values
  ('CN', '2025-01-26', 'worked', '春节'), ('CN', '2025-02-08', 'worked', '春节'),
  ('CN', '2025-04-27', 'worked', '劳动节'),
  ('CN', '2025-09-28', 'worked', '国庆节、中秋节'), ('CN', '2025-10-11', 'worked', '国庆节、中秋节'),
  ('CN', '2026-01-04', 'worked', '元旦'),
  ('CN', '2026-02-14', 'worked', '春节'), ('CN', '2026-02-28', 'worked', '春节'),
  ('CN', '2026-05-09', 'worked', '劳动节'),
  ('CN', '2026-09-20', 'worked', '国庆节'), ('CN', '2026-10-10', 'worked', '国庆节');

create table calendar_days (
  org_id uuid not null references organisations (id),
  day date not null,
  kind text not null check (kind in ('off', 'worked')),
  name text not null default '',
  primary key (org_id, day)
);
insert into calendar_days (org_id, day, kind, name) select o.id, h.day, h.kind, h.name from organisations o, public_holidays h where h.country = 'CN';

-- The planned ends of an opportunity's stages. What is kept are days: a calendar edited later shifts none of them.
create table stage_plans (
  org_id uuid not null,
  opportunity_id uuid not null,
  version_id uuid not null,
  starts_on date not null,
  -- [{"stageId", "endsOn"}], open stages in their order
  ends jsonb not null,
  -- set by a person; until then the defaults stand
  by_hand boolean not null default false,
  -- the visit whose stage days were counted, and the last of them
  stay_stage_id uuid,
  stay_entered_on date,
  stay_ends_on date,
  changed_at timestamptz not null,
  primary key (org_id, opportunity_id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id)
);

-- What was last seen of an opportunity, to tell a fall or a put-off date from the state before.
create table risk_memories (
  org_id uuid not null,
  opportunity_id uuid not null,
  version_id uuid not null,
  amount bigint,
  win_rate int not null,
  closing_on date,
  pushed_on date[] not null default '{}',
  amount_drop jsonb,
  win_rate_drop jsonb,
  primary key (org_id, opportunity_id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id)
);

-- Every risk an opportunity ever ran, open while ended_on is null.
create table risk_signals (
  org_id uuid not null,
  opportunity_id uuid not null,
  kind text not null,
  -- tells two signals of one kind apart: the stage, or the day of a fall
  subject text not null,
  started_on date not null,
  ended_on date,
  figures jsonb not null default '{}',
  owner_id uuid not null,
  business_type_id uuid not null,
  opened_at timestamptz not null,
  primary key (org_id, opportunity_id, kind, subject, started_on),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id)
);
create unique index one_open_signal on risk_signals (org_id, opportunity_id, kind, subject) where ended_on is null;
create index open_signals_by_start on risk_signals (org_id, started_on, opportunity_id, kind) where ended_on is null;
create index open_signals_of_owner on risk_signals (org_id, owner_id, started_on, opportunity_id, kind) where ended_on is null;
create index open_signals_of_kind on risk_signals (org_id, kind, started_on, opportunity_id) where ended_on is null;
create index open_signals_of_type on risk_signals (org_id, business_type_id, started_on, opportunity_id, kind) where ended_on is null;

-- Signals that somebody is still to be written about.
create table risk_letters (
  org_id uuid not null,
  user_id uuid not null,
  opportunity_id uuid not null,
  kind text not null,
  subject text not null,
  started_on date not null,
  primary key (org_id, user_id, opportunity_id, kind, subject, started_on),
  foreign key (org_id, user_id) references users (org_id, id)
);

-- Thresholds; the nil id stands for every business type without its own.
create table risk_policies (
  org_id uuid not null references organisations (id),
  business_type_id uuid not null,
  policy jsonb not null,
  row_version int not null default 1,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (org_id, business_type_id)
);

-- How far an organisation's round of looking again has come.
create table risk_rounds (
  org_id uuid not null references organisations (id),
  -- events read so far
  seq bigint not null default 0,
  -- the last local day that was gone through to its end
  done_on date,
  -- a pass over everything: the last opportunity looked at; null while there is none
  pass_after uuid,
  primary key (org_id)
);

-- When key events with a due offset fall due. Kept as days; counted again only when what they count from has changed.
create table node_dues (
  org_id uuid not null,
  opportunity_id uuid not null,
  event_id uuid not null,
  stage_id uuid not null,
  counted_from date not null,
  due_on date not null,
  done_on date,
  owner_id uuid not null,
  business_type_id uuid not null,
  primary key (org_id, opportunity_id, event_id),
  foreign key (org_id, opportunity_id) references opportunities (org_id, id)
);
create index open_dues_by_day on node_dues (org_id, due_on, opportunity_id, event_id) where done_on is null;
create index open_dues_of_owner on node_dues (org_id, owner_id, due_on, opportunity_id, event_id) where done_on is null;
create index open_dues_of_type on node_dues (org_id, business_type_id, due_on, opportunity_id, event_id) where done_on is null;
create index done_dues_by_day on node_dues (org_id, due_on, opportunity_id, event_id) where done_on is not null;
create index done_dues_of_owner on node_dues (org_id, owner_id, due_on, opportunity_id, event_id) where done_on is not null;
create index done_dues_of_type on node_dues (org_id, business_type_id, due_on, opportunity_id, event_id) where done_on is not null;

select protect(t::regclass) from unnest(array['calendar_days', 'stage_plans', 'risk_memories', 'risk_signals', 'risk_letters',
  'risk_policies', 'risk_rounds', 'node_dues']) t;

-- What lists show and sort by. 1900-01-01: never looked at; null: no day to come changes anything.
alter table opportunities add column stage_ends_on date;
alter table opportunities add column risk text;
alter table opportunities add column risk_count int not null default 0;
alter table opportunities add column risk_check_on date default '1900-01-01';
create index opportunities_to_check on opportunities (org_id, risk_check_on, id) where risk_check_on is not null and deleted_at is null;
create index opportunities_by_stage_end on opportunities (org_id, stage_ends_on, id) where deleted_at is null;
create index opportunities_of_owner_by_stage_end on opportunities (org_id, owner_id, stage_ends_on, id) where deleted_at is null;
create index opportunities_by_risk on opportunities (org_id, risk, id) where deleted_at is null;
create index opportunities_by_risk_count on opportunities (org_id, risk_count, id) where deleted_at is null;
create index opportunities_of_owner_by_risk_count on opportunities (org_id, owner_id, risk_count, id) where deleted_at is null;
create index opportunities_of_type_by_closing on opportunities (org_id, business_type_id, closing_on, id) where status = 'open' and deleted_at is null;
