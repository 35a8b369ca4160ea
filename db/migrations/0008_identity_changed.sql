-- Processes remember for some seconds who a session or an access key belongs to (server/remember-actors.ts). Whatever ends one, or
-- changes what somebody may do, tells them all when it commits. Once a statement, whatever the number of rows.
create function tell_identity_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('identity_changed', '');
  return null;
end $$;
--> statement-breakpoint
create trigger session_has_ended after delete on sign_in_sessions
  for each statement execute function tell_identity_changed();
--> statement-breakpoint
create trigger account_has_changed after update of access_roles, disabled_at or delete on accounts
  for each statement execute function tell_identity_changed();
--> statement-breakpoint
create trigger access_key_has_ended after update of revoked_at, scopes or delete on access_keys
  for each statement execute function tell_identity_changed();
