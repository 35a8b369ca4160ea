CREATE TABLE "attendance_corrections" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"booking_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"before" text,
	"after" text NOT NULL,
	"reason" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "correction_as_it_is_decided" UNIQUE("id","asked_by"),
	CONSTRAINT "a_correction_changes_something" CHECK ("attendance_corrections"."before" is distinct from "attendance_corrections"."after"),
	CONSTRAINT "a_late_correction_has_its_reason" CHECK (btrim("attendance_corrections"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "correction_decisions" (
	"correction_id" uuid PRIMARY KEY NOT NULL,
	"asked_by" uuid NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"is_accepted" boolean NOT NULL,
	"note" text,
	CONSTRAINT "nobody_decides_their_own_correction" CHECK ("correction_decisions"."decided_by" <> "correction_decisions"."asked_by"),
	CONSTRAINT "a_declined_correction_has_its_reason" CHECK ("correction_decisions"."is_accepted" or coalesce(btrim("correction_decisions"."note"), '') <> '')
);
--> statement-breakpoint
ALTER TABLE "booking_events" ADD COLUMN "accepted_by" uuid;--> statement-breakpoint
ALTER TABLE "attendance_corrections" ADD CONSTRAINT "attendance_corrections_booking_id_coaching_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."coaching_bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_corrections" ADD CONSTRAINT "attendance_corrections_asked_by_persons_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_decisions" ADD CONSTRAINT "correction_decisions_decided_by_persons_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_decisions" ADD CONSTRAINT "correction_is_decided_as_asked" FOREIGN KEY ("correction_id","asked_by") REFERENCES "public"."attendance_corrections"("id","asked_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_corrections_booking_id_index" ON "attendance_corrections" USING btree ("booking_id");--> statement-breakpoint
ALTER TABLE "booking_events" ADD CONSTRAINT "booking_events_accepted_by_persons_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;