-- Which sitting of which programme a session is, stays: it is moved or cancelled alone, and still counted as that one.
create function keep_session_in_its_programme() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = 'a_session_stays_in_its_programme',
    message = 'a session keeps its programme and its sitting';
end $$;
--> statement-breakpoint
create trigger a_session_stays_in_its_programme before update on coaching_sessions for each row
  when ((old.programme_id, old.sitting) is distinct from (new.programme_id, new.sitting))
  execute function keep_session_in_its_programme();
