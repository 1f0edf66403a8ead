-- Open pages keep listening for hours: every process that serves some hears when people, roles or departments of an organisation change,
-- when sessions end and when keys are revoked, whichever door that came through, and asks again who may still listen.
create function tell_who_is_still_in() returns trigger language plpgsql as $$
begin
  perform pg_notify('winpath_entrance', case tg_table_name when 'organisations' then to_jsonb(new) ->> 'id' else to_jsonb(old) ->> 'org_id' end);
  return null;
end $$;

create trigger tell_of_people after update of people_revision on organisations for each row execute function tell_who_is_still_in();
create trigger tell_of_sessions after delete on sessions for each row execute function tell_who_is_still_in();
create trigger tell_of_api_keys after update of revoked_at on api_keys for each row execute function tell_who_is_still_in();
