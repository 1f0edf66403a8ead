-- opportunity_totals follows every insert, update and delete of opportunities in the same statement. Keys are written in
-- one order, so that two transactions never wait for each other crosswise. 1900-01-01 stands for "no closing date".


create function count_new_opportunities() returns trigger language plpgsql as $$
begin
  insert into opportunity_totals as t (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency, records, amount, weighted)
  select org_id, owner_id, business_type_id, stage_id, status, coalesce(date_trunc('month', closing_on)::date, '1900-01-01'), currency,
    count(*), sum(coalesce(amount, 0)), sum(coalesce(amount, 0)::numeric * win_rate)
  from new_rows where deleted_at is null
  group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
  on conflict (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency)
  do update set records = t.records + excluded.records, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted;
  return null;
end $$;

create function count_changed_opportunities() returns trigger language plpgsql as $$
begin
  insert into opportunity_totals as t (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency, records, amount, weighted)
  select org_id, owner_id, business_type_id, stage_id, status, coalesce(date_trunc('month', closing_on)::date, '1900-01-01'), currency,
    sum(sign), sum(sign * coalesce(amount, 0)), sum(sign * coalesce(amount, 0)::numeric * win_rate)
  from (select 1 as sign, * from new_rows union all select -1, * from old_rows) both_sides
  where deleted_at is null
  group by 1, 2, 3, 4, 5, 6, 7
  having sum(sign) <> 0 or sum(sign * coalesce(amount, 0)) <> 0 or sum(sign * coalesce(amount, 0)::numeric * win_rate) <> 0
  order by 1, 2, 3, 4, 5, 6, 7
  on conflict (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency)
  do update set records = t.records + excluded.records, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted;
  return null;
end $$;

create function count_removed_opportunities() returns trigger language plpgsql as $$
begin
  insert into opportunity_totals as t (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency, records, amount, weighted)
  select org_id, owner_id, business_type_id, stage_id, status, coalesce(date_trunc('month', closing_on)::date, '1900-01-01'), currency,
    -count(*), -sum(coalesce(amount, 0)), -sum(coalesce(amount, 0)::numeric * win_rate)
  from old_rows where deleted_at is null
  group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
  on conflict (org_id, owner_id, business_type_id, stage_id, status, closing_month, currency)
  do update set records = t.records + excluded.records, amount = t.amount + excluded.amount, weighted = t.weighted + excluded.weighted;
  return null;
end $$;

create trigger totals_after_insert after insert on opportunities referencing new table as new_rows
  for each statement execute function count_new_opportunities();
create trigger totals_after_update after update on opportunities referencing old table as old_rows new table as new_rows
  for each statement execute function count_changed_opportunities();
create trigger totals_after_delete after delete on opportunities referencing old table as old_rows
  for each statement execute function count_removed_opportunities();
