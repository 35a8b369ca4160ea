-- Saving an answer happens at every click, so it shall cost little: the look at the grade comes after the row, where an
-- ON CONFLICT fires one trigger instead of two, and waits on a lock in memory instead of one that writes to the attempt.
create or replace function refuse_answers_after_submission() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('attempt/' || new.attempt_id::text, 0));
  if exists (select from grades where attempt_id = new.attempt_id) then
    raise exception using errcode = '23514', constraint = 'attempt_is_open', message = 'the attempt is submitted';
  end if;
  return null;
end $$;
--> statement-breakpoint
drop trigger attempt_is_open on answers;
--> statement-breakpoint
create trigger attempt_is_open after insert or update on answers
  for each row execute function refuse_answers_after_submission();
--> statement-breakpoint
-- Whoever grades waits for the answers that are being saved, and those that come later see the grade.
create function wait_for_answers() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('attempt/' || new.attempt_id::text, 0));
  return new;
end $$;
--> statement-breakpoint
create trigger answers_are_in before insert on grades for each row execute function wait_for_answers();
