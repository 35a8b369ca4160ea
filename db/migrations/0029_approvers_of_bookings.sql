ALTER TABLE "coaching_bookings" ADD COLUMN "approver" text;--> statement-breakpoint
update coaching_bookings set approver = 'coach' where status = 'requested';--> statement-breakpoint
ALTER TABLE "coaching_bookings" ADD CONSTRAINT "a_request_has_an_approver" CHECK ("coaching_bookings"."status" <> 'requested' or "coaching_bookings"."approver" is not null);