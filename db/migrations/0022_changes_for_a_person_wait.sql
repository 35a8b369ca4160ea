-- Changes for one person wait for each other by the person's row, as the program does it before. An advisory lock for each would
-- fill the table of locks when thousands change in one transaction.
create or replace function refuse_overlapping_validity() returns trigger language plpgsql as $$
declare
  is_taken boolean;
begin
  perform from persons where id = new.person_id for no key update;
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
