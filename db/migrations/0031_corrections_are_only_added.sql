create trigger rows_are_only_added before update or delete on attendance_corrections for each row execute function refuse_change();
--> statement-breakpoint
create trigger rows_are_only_added before update or delete on correction_decisions for each row execute function refuse_change();
