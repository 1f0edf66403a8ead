-- What makes every sort and filter of a list an index lookup at a million opportunities. Sort columns come twice: behind the owner for
-- people who see their own, and alone for those who see all; the id breaks ties, so that pages go on from a key. Plain ascending
-- indexes serve both directions: rows without a value are read as a page of their own. Deleted rows are in none of them.

create index opportunities_of_owner_by_updated on opportunities (org_id, owner_id, updated_at, id) where deleted_at is null;
create index opportunities_of_owner_by_created on opportunities (org_id, owner_id, created_at, id) where deleted_at is null;
create index opportunities_of_owner_by_amount on opportunities (org_id, owner_id, amount, id) where deleted_at is null;
create index opportunities_of_owner_by_closing on opportunities (org_id, owner_id, closing_on, id) where deleted_at is null;
create index opportunities_of_owner_by_next_step on opportunities (org_id, owner_id, next_step_at, id) where deleted_at is null;
create index opportunities_of_owner_by_win_rate on opportunities (org_id, owner_id, win_rate, id) where deleted_at is null;
create index opportunities_of_owner_by_pinyin on opportunities (org_id, owner_id, pinyin collate "C", id) where deleted_at is null;
create index opportunities_by_updated on opportunities (org_id, updated_at, id) where deleted_at is null;
create index opportunities_by_created on opportunities (org_id, created_at, id) where deleted_at is null;
create index opportunities_by_amount on opportunities (org_id, amount, id) where deleted_at is null;
create index opportunities_by_closing on opportunities (org_id, closing_on, id) where deleted_at is null;
create index opportunities_by_next_step on opportunities (org_id, next_step_at, id) where deleted_at is null;
create index opportunities_by_win_rate on opportunities (org_id, win_rate, id) where deleted_at is null;
create index opportunities_by_pinyin on opportunities (org_id, pinyin collate "C", id) where deleted_at is null;
create index opportunities_by_activity on opportunities (org_id, last_activity_at, id) where deleted_at is null;
create index opportunities_by_stage_entry on opportunities (org_id, stage_entered_at, id) where deleted_at is null;
create index opportunities_by_closed on opportunities (org_id, closed_at, id) where deleted_at is null;
create index opportunities_of_owner_in_stage on opportunities (org_id, owner_id, stage_id, amount, id) where deleted_at is null;
create index opportunities_in_stage on opportunities (org_id, stage_id, amount, id) where deleted_at is null;
create index opportunities_by_product_id on opportunities (org_id, product_id) where deleted_at is null;
create index opportunities_by_competitor_id on opportunities (org_id, competitor_id) where deleted_at is null;
create index opportunities_by_budget on opportunities (org_id, budget) where deleted_at is null;
create index opportunities_by_created_by on opportunities (org_id, created_by) where deleted_at is null;
create index opportunities_by_import_id on opportunities (org_id, import_id) where deleted_at is null;
create index opportunities_by_name on opportunities (org_id, name) where deleted_at is null;

create index accounts_of_owner_by_updated on accounts (org_id, owner_id, updated_at, id) where deleted_at is null;
create index accounts_of_owner_by_created on accounts (org_id, owner_id, created_at, id) where deleted_at is null;
create index accounts_of_owner_by_pinyin on accounts (org_id, owner_id, pinyin collate "C", id) where deleted_at is null;
create index accounts_of_owner_by_next_step on accounts (org_id, owner_id, next_step_at, id) where deleted_at is null;
create index accounts_by_updated on accounts (org_id, updated_at, id) where deleted_at is null;
create index accounts_by_created on accounts (org_id, created_at, id) where deleted_at is null;
create index accounts_by_pinyin on accounts (org_id, pinyin collate "C", id) where deleted_at is null;
create index accounts_by_activity on accounts (org_id, last_activity_at, id) where deleted_at is null;
create index accounts_by_next_step on accounts (org_id, next_step_at, id) where deleted_at is null;
create index accounts_by_name on accounts (org_id, name) where deleted_at is null;
create index accounts_by_import_id on accounts (org_id, import_id) where deleted_at is null;

create index contacts_of_owner_by_updated on contacts (org_id, owner_id, updated_at, id) where deleted_at is null;
create index contacts_of_owner_by_created on contacts (org_id, owner_id, created_at, id) where deleted_at is null;
create index contacts_of_owner_by_pinyin on contacts (org_id, owner_id, pinyin collate "C", id) where deleted_at is null;
create index contacts_of_owner_by_next_step on contacts (org_id, owner_id, next_step_at, id) where deleted_at is null;
create index contacts_by_updated on contacts (org_id, updated_at, id) where deleted_at is null;
create index contacts_by_created on contacts (org_id, created_at, id) where deleted_at is null;
create index contacts_by_pinyin on contacts (org_id, pinyin collate "C", id) where deleted_at is null;
create index contacts_by_activity on contacts (org_id, last_activity_at, id) where deleted_at is null;
create index contacts_by_next_step on contacts (org_id, next_step_at, id) where deleted_at is null;
create index contacts_by_name on contacts (org_id, name) where deleted_at is null;
create index contacts_by_import_id on contacts (org_id, import_id) where deleted_at is null;

create index accounts_by_revenue on accounts (org_id, annual_revenue, id) where deleted_at is null;
create index accounts_by_employees on accounts (org_id, employees, id) where deleted_at is null;
create index accounts_by_parent on accounts (org_id, parent_id) where deleted_at is null;
create index contacts_by_mobile on contacts (org_id, mobile) where deleted_at is null;
create index contacts_by_email on contacts (org_id, email) where deleted_at is null;
create index products_by_updated on products (org_id, updated_at, id) where deleted_at is null;
create index products_by_pinyin on products (org_id, pinyin collate "C", id) where deleted_at is null;
create index competitors_by_updated on competitors (org_id, updated_at, id) where deleted_at is null;
create index competitors_by_pinyin on competitors (org_id, pinyin collate "C", id) where deleted_at is null;
create index products_by_code on products (org_id, code, id) where deleted_at is null;

-- Equality on custom fields.

create index accounts_custom on accounts using gin (custom jsonb_path_ops) where deleted_at is null;
create index contacts_custom on contacts using gin (custom jsonb_path_ops) where deleted_at is null;
create index opportunities_custom on opportunities using gin (custom jsonb_path_ops) where deleted_at is null;
create index products_custom on products using gin (custom jsonb_path_ops) where deleted_at is null;
create index competitors_custom on competitors using gin (custom jsonb_path_ops) where deleted_at is null;

-- Search by any part of a name, its pinyin or its initials. Without the extension searches still answer, by reading the names.
do $$
declare
  target text;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then
    return;
  end if;
  foreach target in array array['accounts', 'contacts', 'opportunities', 'products', 'competitors'] loop
    execute format('create index %I on %I using gin (search_text gin_trgm_ops) where deleted_at is null', target || '_search', target);
  end loop;
end $$;
