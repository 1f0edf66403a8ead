-- A merge asks for everything that hangs on one record, whoever it concerns and whether it is deleted.
create index notices_of_record on notices (org_id, object, record_id);
create index follow_up_participants_of_record on follow_up_participants (org_id, object, record_id);
create index opportunity_contacts_by_superior on opportunity_contacts (org_id, reports_to) where reports_to is not null;
drop index files_of_record;
create index files_of_record on files (org_id, object, record_id, purpose, purpose_id);
