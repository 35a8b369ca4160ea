-- A department stands below another, never below itself, whoever moves what at the same time: moves wait for each other.
create function departments_are_a_tree() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('department tree', 0));
  if exists (
    with recursive above (id, parent_id) as (
      select id, parent_id from departments where id = new.parent_id
      union select d.id, d.parent_id from departments d join above on d.id = above.parent_id
    )
    select from above where id = new.id
  ) then
    raise exception using errcode = '23514', constraint = 'departments_are_a_tree', message = 'a department cannot stand below itself';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger departments_are_a_tree before update of parent_id on departments
  for each row when (new.parent_id is not null) execute function departments_are_a_tree();
