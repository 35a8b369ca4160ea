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
CREATE TABLE "coaching_disclosures" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"subject_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"case_reference" text NOT NULL,
	"first_day" date NOT NULL,
	"last_day" date NOT NULL,
	"time_zone" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"decide_by" timestamp with time zone NOT NULL,
	CONSTRAINT "disclosure_as_it_is_decided" UNIQUE("id","subject_id","asked_by","decide_by"),
	CONSTRAINT "nobody_asks_about_themselves" CHECK ("coaching_disclosures"."asked_by" <> "coaching_disclosures"."subject_id"),
	CONSTRAINT "a_disclosure_has_its_reason" CHECK (char_length(btrim("coaching_disclosures"."reason")) >= 20 and btrim("coaching_disclosures"."case_reference") <> ''),
	CONSTRAINT "a_disclosure_is_of_a_quarter_at_most" CHECK ("coaching_disclosures"."ends_at" > "coaching_disclosures"."starts_at" and "coaching_disclosures"."ends_at" <= "coaching_disclosures"."starts_at" + interval '93 days' and "coaching_disclosures"."starts_at" <= "coaching_disclosures"."asked_at"),
	CONSTRAINT "a_disclosure_waits_three_days" CHECK ("coaching_disclosures"."decide_by" = "coaching_disclosures"."asked_at" + interval '72 hours')
);
--> statement-breakpoint
CREATE TABLE "disclosure_decisions" (
	"disclosure_id" uuid PRIMARY KEY NOT NULL,
	"subject_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"decide_by" timestamp with time zone NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	"is_granted" boolean NOT NULL,
	"note" text,
	"opens_until" timestamp with time zone,
	CONSTRAINT "two_persons_disclose" CHECK ("disclosure_decisions"."decided_by" <> "disclosure_decisions"."asked_by"),
	CONSTRAINT "nobody_discloses_themselves" CHECK ("disclosure_decisions"."decided_by" <> "disclosure_decisions"."subject_id"),
	CONSTRAINT "a_disclosure_is_decided_in_time" CHECK ("disclosure_decisions"."decided_at" <= "disclosure_decisions"."decide_by"),
	CONSTRAINT "only_what_is_granted_opens" CHECK ("disclosure_decisions"."is_granted" = ("disclosure_decisions"."opens_until" is not null)),
	CONSTRAINT "a_disclosure_lasts_an_hour" CHECK ("disclosure_decisions"."opens_until" <= "disclosure_decisions"."decided_at" + interval '1 hour'),
	CONSTRAINT "a_refusal_has_its_reason" CHECK ("disclosure_decisions"."is_granted" or coalesce(btrim("disclosure_decisions"."note"), '') <> '')
);
--> statement-breakpoint
CREATE TABLE "disclosure_looks" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"disclosure_id" uuid NOT NULL,
	"looked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosure_writers" (
	"disclosure_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "disclosure_writers_disclosure_id_person_id_pk" PRIMARY KEY("disclosure_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "booking_events" ADD COLUMN "accepted_by" uuid;--> statement-breakpoint
ALTER TABLE "attendance_corrections" ADD CONSTRAINT "attendance_corrections_booking_id_coaching_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."coaching_bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_corrections" ADD CONSTRAINT "attendance_corrections_asked_by_persons_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_decisions" ADD CONSTRAINT "correction_decisions_decided_by_persons_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_decisions" ADD CONSTRAINT "correction_is_decided_as_asked" FOREIGN KEY ("correction_id","asked_by") REFERENCES "public"."attendance_corrections"("id","asked_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_disclosures" ADD CONSTRAINT "coaching_disclosures_subject_id_persons_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_disclosures" ADD CONSTRAINT "coaching_disclosures_asked_by_persons_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_decisions" ADD CONSTRAINT "disclosure_decisions_decided_by_persons_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_decisions" ADD CONSTRAINT "decided_as_it_was_asked" FOREIGN KEY ("disclosure_id","subject_id","asked_by","decide_by") REFERENCES "public"."coaching_disclosures"("id","subject_id","asked_by","decide_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_looks" ADD CONSTRAINT "a_look_follows_a_decision" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosure_decisions"("disclosure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_writers" ADD CONSTRAINT "disclosure_writers_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_writers" ADD CONSTRAINT "writers_hear_of_a_decision" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosure_decisions"("disclosure_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_corrections_booking_id_index" ON "attendance_corrections" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "coaching_disclosures_subject_id_index" ON "coaching_disclosures" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "coaching_disclosures_asked_by_index" ON "coaching_disclosures" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "disclosure_looks_disclosure_id_index" ON "disclosure_looks" USING btree ("disclosure_id");--> statement-breakpoint
CREATE INDEX "disclosure_writers_person_id_index" ON "disclosure_writers" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "booking_events" ADD CONSTRAINT "booking_events_accepted_by_persons_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;