create or replace function claim_coach() returns trigger language plpgsql as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    delete from coaching_claims where person_id = old.person_id and session_id = old.session_id;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into coaching_claims (person_id, session_id, part, span, starts_at)
      select new.person_id, s.id, 'coach', claim_span(s, 'coach'), s.starts_at from coaching_sessions s
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
    insert into coaching_claims (person_id, session_id, part, span, starts_at)
      select new.person_id, s.id, 'participant', claim_span(s, 'participant'), s.starts_at
      from coaching_sessions s where s.id = new.session_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create or replace function move_claims() returns trigger language plpgsql as $$
begin
  if not session_is_live(new.status) then
    delete from coaching_claims where session_id = new.id;
  else
    update coaching_claims set span = claim_span(new, part), starts_at = new.starts_at where session_id = new.id;
  end if;
  return null;
end $$;
