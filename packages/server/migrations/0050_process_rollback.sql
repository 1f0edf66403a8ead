-- Rolling back publishes an old version anew: which one it was.
alter table process_versions add column from_version_id uuid;
