-- Figures rest on rows as they were written. All that may change is that whose a row was is forgotten.
create function refuse_all_but_forgetting() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.person_id is null and to_jsonb(new) - 'person_id' = to_jsonb(old) - 'person_id' then
    return new;
  end if;
  raise exception using errcode = '23514', constraint = 'rows_are_only_added',
    message = tg_table_name || ' is a ledger: rows are only added, and only whose they were is forgotten';
end $$;
--> statement-breakpoint
create trigger rows_are_only_added before update or delete on suggestion_log
  for each row execute function refuse_all_but_forgetting();
