CREATE TABLE "clinic_plans" (
	"coach_id" uuid PRIMARY KEY NOT NULL,
	"computed_at" timestamp with time zone NOT NULL,
	"clinics" jsonb NOT NULL,
	"pairs" jsonb NOT NULL,
	"withheld" jsonb NOT NULL,
	"told_at" timestamp with time zone,
	"told_of" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session_invitations" (
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"invited_at" timestamp with time zone NOT NULL,
	"declined_at" timestamp with time zone,
	CONSTRAINT "one_invitation_per_session" PRIMARY KEY("session_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "coaching_bookings" ADD COLUMN "is_invited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD COLUMN "reserved_seats" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD COLUMN "invited" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD COLUMN "open_invitations" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "clinic_plans" ADD CONSTRAINT "clinic_plans_coach_id_persons_id_fk" FOREIGN KEY ("coach_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_invitations" ADD CONSTRAINT "session_invitations_session_id_coaching_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."coaching_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_invitations" ADD CONSTRAINT "session_invitations_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "session_invitations_person_id_index" ON "session_invitations" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_that_keep_seats" ON "coaching_sessions" USING btree ("starts_at") WHERE "coaching_sessions"."reserved_seats" > 0;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "at_most_half_the_seats_are_reserved" CHECK ("coaching_sessions"."reserved_seats" between 0 and "coaching_sessions"."capacity" / 2);