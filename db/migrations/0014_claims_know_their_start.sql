ALTER TABLE "coaching_claims" ADD COLUMN "starts_at" timestamp with time zone;--> statement-breakpoint
alter table coaching_claims disable trigger claims_are_written_by_triggers;--> statement-breakpoint
update coaching_claims c set starts_at = s.starts_at from coaching_sessions s where s.id = c.session_id;--> statement-breakpoint
alter table coaching_claims enable trigger claims_are_written_by_triggers;--> statement-breakpoint
ALTER TABLE "coaching_claims" ALTER COLUMN "starts_at" SET NOT NULL;
