-- An invitation tells of a gap: whom it is for sees it, whatever a query forgets, and nobody else. The coach who plans the group writes it and never reads it.
alter table session_invitations enable row level security;
--> statement-breakpoint
alter table session_invitations force row level security;
--> statement-breakpoint
create policy invitations_are_seen_by_whom_they_are_for on session_invitations for select using (person_id = acting_person());
--> statement-breakpoint
create policy invitations_are_declined_by_whom_they_are_for on session_invitations for update
  using (person_id = acting_person()) with check (person_id = acting_person());
--> statement-breakpoint
create policy invitations_are_written_by_coaches_of_the_session on session_invitations for insert with check (
  exists (select from session_coaches c where c.session_id = session_invitations.session_id and c.person_id = acting_person()));
--> statement-breakpoint
create function is_over(session_id uuid) returns boolean stable language sql
  return exists (select from coaching_sessions s where s.id = is_over.session_id
    and s.ends_at <= nullif(current_setting('tributary.ended_by', true), '')::timestamptz);
--> statement-breakpoint
create policy old_invitations_go on session_invitations for delete using (is_over(session_id));
--> statement-breakpoint
create policy old_invitations_are_found on session_invitations for select using (is_over(session_id));
--> statement-breakpoint
-- Who declines is not told apart: the session keeps how many were invited, and how many of them may still come.
create function count_invitations() returns trigger language plpgsql as $$
begin
  update coaching_sessions s set invited = s.invited + a.people, open_invitations = s.open_invitations + a.people
    from (select session_id, count(*)::int as people from added group by session_id) a where s.id = a.session_id;
  return null;
end $$;
--> statement-breakpoint
create trigger count_invitations after insert on session_invitations referencing new table as added
  for each statement execute function count_invitations();
--> statement-breakpoint
create function count_declined() returns trigger language plpgsql as $$
begin
  update coaching_sessions set open_invitations = open_invitations - 1 where id = new.session_id;
  return null;
end $$;
--> statement-breakpoint
create trigger count_declined after update of declined_at on session_invitations for each row
  when (old.declined_at is null and new.declined_at is not null) execute function count_declined();
--> statement-breakpoint
create function keep_declined() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = 'an_invitation_is_declined_once', message = 'what was declined stays so';
end $$;
--> statement-breakpoint
create trigger an_invitation_is_declined_once before update on session_invitations for each row
  when (old.declined_at is not null or (old.session_id, old.person_id) is distinct from (new.session_id, new.person_id))
  execute function keep_declined();
