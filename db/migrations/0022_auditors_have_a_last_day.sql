-- Whoever was an auditor without an end keeps the role for ninety days, in which an administrator can name the day or extend it.
update accounts set auditor_until = current_date + 90 where 'auditor' = any(access_roles);
--> statement-breakpoint
alter table accounts add constraint auditor_has_a_last_day
  check (('auditor' = any(access_roles)) = (auditor_until is not null));
--> statement-breakpoint
-- An extended term tells those who remember accounts, as any change of access roles does.
drop trigger account_has_changed on accounts;
--> statement-breakpoint
create trigger account_has_changed after update of access_roles, auditor_until, disabled_at or delete on accounts
  for each statement execute function tell_identity_changed();
