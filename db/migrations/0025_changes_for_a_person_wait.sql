-- What holds at one time is looked at once for all rows of a statement, so that thousands can be placed in one. Changes for one person
-- wait for each other by the person's row, as the program does it before: an advisory lock for each would fill the table of locks.
create or replace function refuse_overlapping_validity() returns trigger language plpgsql as $$
declare
  is_taken boolean;
begin
  perform from persons where id in (select person_id from added) order by id for no key update;
  execute format(
    'select exists (select from added a cross join lateral (
       select from %1$I t where t.person_id = a.person_id and t.id <> a.id
         and daterange(t.valid_from, t.valid_to) && daterange(a.valid_from, a.valid_to)
         and not exists (select from %1$I later where later.supersedes in (t.id, a.id))
       offset 0) taken)', tg_table_name)
    into is_taken;
  if is_taken then
    raise exception using errcode = '23P01', constraint = tg_argv[0],
      message = 'conflicting period in ' || tg_table_name;
  end if;
  return null;
end $$;
--> statement-breakpoint
drop trigger one_membership_at_a_time on memberships;
--> statement-breakpoint
create trigger one_membership_at_a_time after insert on memberships
  referencing new table as added for each statement execute function refuse_overlapping_validity('one_membership_at_a_time');
--> statement-breakpoint
drop trigger one_manager_at_a_time on reporting_lines;
--> statement-breakpoint
create trigger one_manager_at_a_time after insert on reporting_lines
  referencing new table as added for each statement execute function refuse_overlapping_validity('one_manager_at_a_time');
