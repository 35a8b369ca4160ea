-- An action item is seen by its owner and by coaches of its session; only its owner settles it.
create function coaches_session(session_id uuid) returns boolean stable language sql
  return exists (select from session_coaches c where c.session_id = coaches_session.session_id and c.person_id = acting_person());
--> statement-breakpoint
alter table action_items enable row level security;
--> statement-breakpoint
alter table action_items force row level security;
--> statement-breakpoint
create policy action_items_are_seen_by_owner_and_coaches on action_items for select using (
  acting_person() in (owner_id, created_by) or coaches_session(session_id));
--> statement-breakpoint
create policy action_items_are_noted_by_coaches on action_items for insert with check (
  created_by = acting_person() and coaches_session(session_id));
--> statement-breakpoint
create policy action_items_are_settled_by_their_owner on action_items for update
  using (owner_id = acting_person()) with check (owner_id = acting_person());
--> statement-breakpoint
create function session_is_old(session_id uuid) returns boolean stable language sql
  return exists (select from coaching_sessions s where s.id = session_is_old.session_id
    and s.ends_at <= nullif(current_setting('tributary.ended_by', true), '')::timestamptz);
--> statement-breakpoint
create policy old_action_items_are_found on action_items for select using (session_is_old(session_id));
--> statement-breakpoint
create policy old_action_items_go on action_items for delete using (session_is_old(session_id));
