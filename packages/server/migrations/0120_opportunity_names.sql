-- What searches look into stands apart from the opportunities. A stage or a win rate changes every day and a name hardly ever, but an
-- update writes its row into every index: the index of words, the dearest of them, is fed only when a name, an owner or the record itself
-- comes or goes. Owners stand in it too where the database has btree_gin, so that a seller's search reads his own names alone.
set local maintenance_work_mem = '512MB';
create table opportunity_names (
  org_id uuid not null,
  opportunity_id uuid not null,
  owner_id uuid not null,
  search_text text not null,
  primary key (org_id, opportunity_id)
);

alter table opportunities no force row level security;
insert into opportunity_names select org_id, id, owner_id, search_text from opportunities where deleted_at is null;
alter table opportunities force row level security;
select protect('opportunity_names');

-- What was written last stands in the index unsorted, and every search reads it through: that is kept short.
do $$
begin
  begin
    create extension if not exists btree_gin schema public;
  exception when others then
    raise notice 'without btree_gin: %', sqlerrm;
  end;
  if not exists (select from pg_extension where extname = 'pg_trgm') then
    return;
  end if;
  execute format('create index opportunity_names_by_words on opportunity_names using gin (%ssearch_text gin_trgm_ops)
    with (gin_pending_list_limit = 128)', case when exists (select from pg_extension where extname = 'btree_gin') then 'owner_id, ' else '' end);
  drop index opportunities_search;
end $$;
analyze opportunity_names;

create function keep_opportunity_name() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and (tg_op = 'DELETE' or new.deleted_at is not null) then
    delete from opportunity_names where org_id = old.org_id and opportunity_id = old.id;
  elsif new.deleted_at is null then
    insert into opportunity_names values (new.org_id, new.id, new.owner_id, new.search_text)
    on conflict (org_id, opportunity_id) do update set owner_id = excluded.owner_id, search_text = excluded.search_text;
  end if;
  return null;
end $$;

create trigger name_after_insert after insert on opportunities for each row execute function keep_opportunity_name();
create trigger name_after_delete after delete on opportunities for each row execute function keep_opportunity_name();
create trigger name_after_update after update on opportunities for each row
  when ((old.owner_id, old.search_text, old.deleted_at) is distinct from (new.owner_id, new.search_text, new.deleted_at))
  execute function keep_opportunity_name();

-- Whoever asks for one of these asks for a value: rows without one need no place in the index.
drop index opportunities_by_budget, opportunities_by_competitor_id, opportunities_by_product_id, opportunities_by_import_id;
create index opportunities_by_budget on opportunities (org_id, budget) where budget is not null and deleted_at is null;
create index opportunities_by_competitor_id on opportunities (org_id, competitor_id) where competitor_id is not null and deleted_at is null;
create index opportunities_by_product_id on opportunities (org_id, product_id) where product_id is not null and deleted_at is null;
create index opportunities_by_import_id on opportunities (org_id, import_id) where import_id is not null and deleted_at is null;
