create or replace function claim_coach() returns trigger language plpgsql as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    delete from coaching_claims where person_id = old.person_id and session_id = old.session_id;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into coaching_claims (person_id, session_id, part, span, starts_at, offer_id)
      select new.person_id, s.id, 'coach', claim_span(s, 'coach'), s.starts_at, s.offer_id from coaching_sessions s
      where s.id = new.session_id and session_is_live(s.status);
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace function claim_seat() returns trigger language plpgsql as $$
declare
  held boolean := tg_op <> 'INSERT' and booking_holds_seat(old.status);
  holds boolean := tg_op <> 'DELETE' and booking_holds_seat(new.status);
begin
  if held = holds then
    return null;
  end if;
  if held then
    update coaching_sessions set seats_taken = seats_taken - 1 where id = old.session_id;
    delete from coaching_claims where person_id = old.person_id and session_id = old.session_id;
  else
    update coaching_sessions set seats_taken = seats_taken + 1 where id = new.session_id and session_is_live(status);
    if not found then
      raise exception using errcode = '23514', constraint = 'seats_are_in_live_sessions', message = 'the session takes nobody';
    end if;
    insert into coaching_claims (person_id, session_id, part, span, starts_at, offer_id)
      select new.person_id, s.id, 'participant', claim_span(s, 'participant'), s.starts_at, s.offer_id
      from coaching_sessions s where s.id = new.session_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create function keep_session_of_its_offer() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = 'a_session_stays_of_its_offer', message = 'a session keeps its offer';
end $$;
--> statement-breakpoint
-- So that what its claims say of it stays true.
create trigger a_session_stays_of_its_offer before update on coaching_sessions for each row
  when (old.offer_id <> new.offer_id) execute function keep_session_of_its_offer();
--> statement-breakpoint
-- A seat that becomes free, or a time a coach keeps, is asked for where its offer needs somebody's yes.
insert into status_moves (subject, before, after) values
  ('booking', 'waitlisted', 'requested'), ('booking', 'offered', 'requested');
