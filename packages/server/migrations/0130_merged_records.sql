-- Of two records that were the same one stays. The other is deleted and points at it, for good: old addresses lead on, and its events
-- are read with the survivor's. No row points anywhere yet: there is nothing to go through when the keys are added.
alter table accounts add column merged_into uuid;
alter table contacts add column merged_into uuid;
alter table opportunities add column merged_into uuid;
alter table accounts add foreign key (org_id, merged_into) references accounts (org_id, id) not valid;
alter table contacts add foreign key (org_id, merged_into) references contacts (org_id, id) not valid;
alter table opportunities add foreign key (org_id, merged_into) references opportunities (org_id, id) not valid;
create index accounts_by_survivor on accounts (org_id, merged_into) where merged_into is not null;
create index contacts_by_survivor on contacts (org_id, merged_into) where merged_into is not null;
create index opportunities_by_survivor on opportunities (org_id, merged_into) where merged_into is not null;
