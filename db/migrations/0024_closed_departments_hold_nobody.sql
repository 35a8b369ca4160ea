-- Nobody stands in a department from the day on which it closes. Whoever places people waits for whoever closes it at the same
-- time; a whole batch is looked at in one statement. Rows that only ever held before that day stay as they are.
create function refuse_members_of_closed_departments() returns trigger language plpgsql as $$
begin
  perform from departments where id in (select department_id from added) order by id for share;
  if exists (
    select from added join departments d on d.id = added.department_id
    where d.closed_on < coalesce(added.valid_to, 'infinity') and added.valid_from < coalesce(added.valid_to, 'infinity')
  ) then
    raise exception using errcode = '23514', constraint = 'closed_departments_hold_nobody', message = 'the department is closed';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger closed_departments_hold_nobody after insert on memberships
  referencing new table as added for each statement execute function refuse_members_of_closed_departments();
--> statement-breakpoint
-- The other side of the same rule, and: what is open stands below what is open. Changes of the tree wait for each other.
create function keep_closed_departments_closed() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.parent_id is not distinct from old.parent_id and new.closed_on is not distinct from old.closed_on then
    return new;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('department tree', 0));
  if exists (
    select from memberships m where m.department_id = new.id
      and new.closed_on < coalesce(m.valid_to, 'infinity') and m.valid_from < coalesce(m.valid_to, 'infinity')
      and not exists (select from memberships later where later.supersedes = m.id)
  ) then
    raise exception using errcode = '23514', constraint = 'closed_departments_hold_nobody', message = 'people stand in the department';
  end if;
  if exists (select from departments where parent_id = new.id and new.closed_on < coalesce(closed_on, 'infinity'))
    or exists (select from departments where id = new.parent_id and closed_on < coalesce(new.closed_on, 'infinity'))
  then
    raise exception using errcode = '23514', constraint = 'open_departments_stand_below_open_ones',
      message = 'a department is open below one that is closed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger open_departments_stand_below_open_ones before insert or update of parent_id, closed_on on departments
  for each row execute function keep_closed_departments_closed();
