-- The kept totals hold the sum of budgets too, so that the footer of a list of opportunities needs no other source. Writers wait
-- while the sums are counted once.

lock table opportunities in share row exclusive mode;
alter table opportunity_totals add column budget numeric not null default 0;

create or replace function count_new_opportunities() returns trigger language plpgsql as $$
begin
  insert into opportunity_totals as t (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency, records, amount, weighted, budget)
  select org_id, owner_id, business_type_id, stage_id, status, coalesce(date_trunc('month', closing_on)::date, '1900-01-01'), currency,
    count(*), sum(coalesce(amount, 0)), sum(coalesce(amount, 0)::numeric * win_rate), sum(coalesce(budget, 0))
  from new_rows where deleted_at is null
  group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
  on conflict (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency)
  do update set records = t.records + excluded.records, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted,
    budget = t.budget + excluded.budget;
  return null;
end $$;

create or replace function count_changed_opportunities() returns trigger language plpgsql as $$
begin
  insert into opportunity_totals as t (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency, records, amount, weighted, budget)
  select org_id, owner_id, business_type_id, stage_id, status, coalesce(date_trunc('month', closing_on)::date, '1900-01-01'), currency,
    sum(sign), sum(sign * coalesce(amount, 0)), sum(sign * coalesce(amount, 0)::numeric * win_rate), sum(sign * coalesce(budget, 0))
  from (select 1 as sign, * from new_rows union all select -1, * from old_rows) both_sides
  where deleted_at is null
  group by 1, 2, 3, 4, 5, 6, 7
  having sum(sign) <> 0 or sum(sign * coalesce(amount, 0)) <> 0 or sum(sign * coalesce(amount, 0)::numeric * win_rate) <> 0
    or sum(sign * coalesce(budget, 0)) <> 0
  order by 1, 2, 3, 4, 5, 6, 7
  on conflict (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency)
  do update set records = t.records + excluded.records, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted,
    budget = t.budget + excluded.budget;
  return null;
end $$;

create or replace function count_removed_opportunities() returns trigger language plpgsql as $$
begin
  insert into opportunity_totals as t (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency, records, amount, weighted, budget)
  select org_id, owner_id, business_type_id, stage_id, status, coalesce(date_trunc('month', closing_on)::date, '1900-01-01'), currency,
    -count(*), -sum(coalesce(amount, 0)), -sum(coalesce(amount, 0)::numeric * win_rate), -sum(coalesce(budget, 0))
  from old_rows where deleted_at is null
  group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
  on conflict (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency)
  do update set records = t.records + excluded.records, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted,
    budget = t.budget + excluded.budget;
  return null;
end $$;

-- The sums belong to every organisation, and row-level security binds the owner too: it steps aside for the one statement.
alter table opportunities no force row level security;
alter table opportunity_totals no force row level security;
with counted as (
  select org_id, owner_id, business_type_id, stage_id, status, coalesce(date_trunc('month', closing_on)::date, '1900-01-01') as closing_month,
    currency, sum(budget) as budget
  from opportunities where deleted_at is null and budget is not null
  group by 1, 2, 3, 4, 5, 6, 7
)
update opportunity_totals t set budget = counted.budget from counted
where (t.org_id, t.owner_id, t.business_type_id, t.stage_id, t.status, t.closing_month, t.currency)
  = (counted.org_id, counted.owner_id, counted.business_type_id, counted.stage_id, counted.status, counted.closing_month, counted.currency);
alter table opportunities force row level security;
alter table opportunity_totals force row level security;
