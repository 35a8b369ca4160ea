do $$
declare ledger text;
begin
  foreach ledger in array array['coaching_disclosures', 'disclosure_decisions', 'disclosure_writers', 'disclosure_looks',
    'attendance_corrections', 'correction_decisions'] loop
    execute format('create trigger rows_are_only_added before update or delete on %I for each row execute function refuse_change()', ledger);
  end loop;
end $$;
--> statement-breakpoint
-- What was granted to whoever acts, in a transaction that names the disclosure and its moment; in no other one anything is.
create function is_disclosed(session_id uuid, subject_id uuid) returns boolean stable language sql
  return exists (
    select from disclosure_decisions d
      join coaching_disclosures c on c.id = d.disclosure_id
      join coaching_sessions s on s.id = is_disclosed.session_id
    where d.disclosure_id = nullif(current_setting('tributary.disclosure', true), '')::uuid
      and d.asked_by = acting_person() and d.subject_id = is_disclosed.subject_id
      and s.starts_at >= c.starts_at and s.starts_at < c.ends_at
      and nullif(current_setting('tributary.at', true), '')::timestamptz >= d.decided_at
      and nullif(current_setting('tributary.at', true), '')::timestamptz < d.opens_until);
--> statement-breakpoint
create policy notes_are_disclosed_to_the_asker on session_notes for select using (is_disclosed(session_id, subject_id));
--> statement-breakpoint
create policy goals_are_disclosed_to_the_asker on coaching_goals for select using (exists (
  select from coaching_bookings b where b.id = coaching_goals.booking_id and is_disclosed(b.session_id, b.person_id)));
--> statement-breakpoint
create policy action_items_are_disclosed_to_the_asker on action_items for select using (is_disclosed(session_id, owner_id));
--> statement-breakpoint
create function refuse_late_look() returns trigger language plpgsql as $$
begin
  if not exists (select from disclosure_decisions d where d.disclosure_id = new.disclosure_id
    and new.looked_at >= d.decided_at and new.looked_at < d.opens_until) then
    raise exception using errcode = '23514', constraint = 'looks_are_within_the_hour', message = 'it is not open then';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger looks_are_within_the_hour before insert on disclosure_looks for each row execute function refuse_late_look();
