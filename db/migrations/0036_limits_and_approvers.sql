ALTER TABLE "coaching_offers" ADD COLUMN "max_per_day" integer;--> statement-breakpoint
ALTER TABLE "coaching_offers" ADD COLUMN "max_per_week" integer;--> statement-breakpoint
ALTER TABLE "coaching_bookings" ADD COLUMN "approver" text;--> statement-breakpoint
update coaching_bookings set approver = 'coach' where status = 'requested';--> statement-breakpoint
ALTER TABLE "coaching_claims" ADD COLUMN "offer_id" uuid;--> statement-breakpoint
alter table coaching_claims disable trigger claims_are_written_by_triggers;--> statement-breakpoint
update coaching_claims c set offer_id = s.offer_id from coaching_sessions s where s.id = c.session_id;--> statement-breakpoint
alter table coaching_claims enable trigger claims_are_written_by_triggers;--> statement-breakpoint
ALTER TABLE "coaching_claims" ALTER COLUMN "offer_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "coaching_claims" ADD CONSTRAINT "coaching_claims_offer_id_coaching_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."coaching_offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_offers" ADD CONSTRAINT "offer_limits_are_positive" CHECK ("coaching_offers"."max_per_day" > 0 and "coaching_offers"."max_per_week" > 0);--> statement-breakpoint
ALTER TABLE "coaching_bookings" ADD CONSTRAINT "a_request_has_an_approver" CHECK ("coaching_bookings"."status" <> 'requested' or "coaching_bookings"."approver" is not null);