-- A goal is seen by whoever set it and by the coaches of its session, whatever a query forgets; only its owner writes it.
create function owns_booking(booking_id uuid) returns boolean stable language sql
  return exists (select from coaching_bookings b where b.id = owns_booking.booking_id and b.person_id = acting_person());
--> statement-breakpoint
alter table coaching_goals enable row level security;
--> statement-breakpoint
alter table coaching_goals force row level security;
--> statement-breakpoint
create policy goals_are_seen_by_owner_and_coaches on coaching_goals for select using (
  owns_booking(booking_id) or exists (
    select from coaching_bookings b join session_coaches c on c.session_id = b.session_id
    where b.id = coaching_goals.booking_id and c.person_id = acting_person()));
--> statement-breakpoint
create policy goals_are_set_by_their_owner on coaching_goals for insert with check (owns_booking(booking_id));
--> statement-breakpoint
create policy goals_are_changed_by_their_owner on coaching_goals for update
  using (owns_booking(booking_id)) with check (owns_booking(booking_id));
--> statement-breakpoint
-- Goals of sessions that ended before a moment said for the length of a transaction.
create function is_of_old_session(booking_id uuid) returns boolean stable language sql
  return exists (select from coaching_bookings b join coaching_sessions s on s.id = b.session_id
    where b.id = is_of_old_session.booking_id
      and s.ends_at <= nullif(current_setting('tributary.ended_by', true), '')::timestamptz);
--> statement-breakpoint
create policy old_goals_go on coaching_goals for delete using (is_of_old_session(booking_id));
--> statement-breakpoint
create policy old_goals_are_found on coaching_goals for select using (is_of_old_session(booking_id));
