-- The records of one owner by their last activity: for the home page's latest changes and for lists sorted by it.
create index opportunities_of_owner_by_activity on opportunities (org_id, owner_id, last_activity_at, id) where deleted_at is null;
create index accounts_of_owner_by_activity on accounts (org_id, owner_id, last_activity_at, id) where deleted_at is null;
create index contacts_of_owner_by_activity on contacts (org_id, owner_id, last_activity_at, id) where deleted_at is null;
