-- A person has one membership and one manager at a time. A correction is a new row that supersedes, so what is compared
-- are the rows nobody supersedes; a trigger can look that up, an exclusion constraint cannot.
create function refuse_overlapping_validity() returns trigger language plpgsql as $$
declare
  is_taken boolean;
begin
  perform pg_advisory_xact_lock(hashtextextended(tg_table_name || new.person_id::text, 0));
  execute format(
    'select exists (select from %1$I t where t.person_id = $1 and t.id <> $2 and t.id is distinct from $3
       and not exists (select from %1$I s where s.supersedes = t.id)
       and daterange(t.valid_from, t.valid_to) && daterange($4, $5))', tg_table_name)
    into is_taken using new.person_id, new.id, new.supersedes, new.valid_from, new.valid_to;
  if is_taken then
    raise exception using errcode = '23P01', constraint = tg_argv[0],
      message = 'conflicting period in ' || tg_table_name;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger one_membership_at_a_time before insert on memberships
  for each row execute function refuse_overlapping_validity('one_membership_at_a_time');
--> statement-breakpoint
create trigger one_manager_at_a_time before insert on reporting_lines
  for each row execute function refuse_overlapping_validity('one_manager_at_a_time');
--> statement-breakpoint
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = 'rows_are_only_added',
    message = tg_table_name || ' is a ledger: rows are only added';
end $$;
--> statement-breakpoint
do $$
declare
  ledger text;
begin
  foreach ledger in array array['memberships', 'job_role_assignments', 'reporting_lines', 'evidence', 'lesson_completions',
    'quiz_passes', 'course_completions', 'grades', 'certificates', 'certificate_revocations', 'lessons', 'questions',
    'framework_editions', 'slot_values', 'extra_tries', 'person_views'] loop
    execute format('create trigger rows_are_only_added before update or delete on %I for each row execute function refuse_change()', ledger);
  end loop;
end $$;
--> statement-breakpoint
-- Answers may be replaced as given until the attempt is graded. Submission locks the attempt, so nothing slips in behind it.
create function refuse_answers_after_submission() returns trigger language plpgsql as $$
begin
  perform from attempts where id = new.attempt_id for key share;
  if exists (select from grades where attempt_id = new.attempt_id) then
    raise exception using errcode = '23514', constraint = 'attempt_is_open', message = 'the attempt is submitted';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger attempt_is_open before insert or update on answers
  for each row execute function refuse_answers_after_submission();
--> statement-breakpoint
create trigger rows_are_only_added before delete on answers for each row execute function refuse_change();
