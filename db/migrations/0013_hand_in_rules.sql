do $$
declare
  ledger text;
begin
  foreach ledger in array array['hand_ins', 'hand_in_marks', 'hand_in_mark_levels'] loop
    execute format('create trigger rows_are_only_added before update or delete on %I for each row execute function refuse_change()', ledger);
  end loop;
end $$;
--> statement-breakpoint
create trigger files_stay_as_they_are before update on hand_in_files for each row execute function refuse_change();
--> statement-breakpoint
-- A file is handed in by the one who uploaded it, for an enrolment of their own.
create function keep_hand_in_ones_own() returns trigger language plpgsql as $$
begin
  if not exists (select from enrolments where id = new.enrolment_id and person_id = new.person_id) then
    raise exception using errcode = '23514', constraint = 'hand_in_is_ones_own', message = 'the enrolment is of somebody else';
  end if;
  if new.file_id is not null and not exists (select from hand_in_files where id = new.file_id and person_id = new.person_id) then
    raise exception using errcode = '23514', constraint = 'file_is_ones_own', message = 'the file is of somebody else';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger hand_in_is_ones_own before insert on hand_ins for each row execute function keep_hand_in_ones_own();
--> statement-breakpoint
-- Nobody marks their own work or that of somebody who reports to them, whatever the program above says.
create function refuse_near_marker() returns trigger language plpgsql as $$
declare
  learner uuid;
  marked_on date := (new.marked_at at time zone 'UTC')::date;
begin
  select person_id into learner from hand_ins where id = new.hand_in_id;
  if learner = new.marker_id then
    raise exception using errcode = '23514', constraint = 'nobody_marks_themselves', message = 'the marker handed it in';
  end if;
  if exists (
    select from reporting_lines l where l.person_id = learner and l.manager_id = new.marker_id
      and l.valid_from <= marked_on and (l.valid_to is null or l.valid_to > marked_on)
      and not exists (select from reporting_lines later where later.supersedes = l.id)) then
    raise exception using errcode = '23514', constraint = 'no_manager_marks', message = 'the marker is the line manager';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger marker_is_not_near before insert on hand_in_marks for each row execute function refuse_near_marker();
--> statement-breakpoint
-- A level is given by somebody verified for the skill at that level on the day; a correction may repeat what stood before.
create function refuse_unverified_level() returns trigger language plpgsql as $$
declare
  mark hand_in_marks;
begin
  select * into mark from hand_in_marks where id = new.mark_id;
  if mark.decision <> 'marked' then
    raise exception using errcode = '23514', constraint = 'returned_work_has_no_level', message = 'returned work has no level';
  end if;
  if not exists (select from hand_in_mark_levels where mark_id = mark.supersedes and skill_id = new.skill_id and level = new.level)
    and not exists (
      select from coach_skills where person_id = mark.marker_id and skill_id = new.skill_id and level >= greatest(new.level, 1)
        and expires_on > (mark.marked_at at time zone 'UTC')::date) then
    raise exception using errcode = '23514', constraint = 'marker_is_verified', message = 'the marker is not verified for this level';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger marker_is_verified before insert on hand_in_mark_levels for each row execute function refuse_unverified_level();
