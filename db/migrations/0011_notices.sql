CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"label" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "feed_token_is_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "session_feedback" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"rating" smallint NOT NULL,
	"text_sealed" text,
	"given_at" timestamp with time zone NOT NULL,
	CONSTRAINT "rating_is_one_to_five" CHECK ("session_feedback"."rating" between 1 and 5)
);
--> statement-breakpoint
CREATE TABLE "time_zone_editions" (
	"version" text PRIMARY KEY NOT NULL,
	"seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification_choices" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"calendar" text NOT NULL,
	"unwanted" text[] NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "calendar_choice_is_known" CHECK ("notification_choices"."calendar" in ('invitations', 'feed'))
);
--> statement-breakpoint
CREATE TABLE "notification_intents" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid NOT NULL,
	"dedupe_key" text NOT NULL,
	"session_id" uuid,
	"booking_id" uuid,
	"version" integer DEFAULT 0 NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"stamped_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "notice_is_intended_once" UNIQUE("dedupe_key"),
	CONSTRAINT "notice_state_is_known" CHECK ("notification_intents"."state" in ('pending', 'sending', 'sent', 'void', 'stale', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "calendar" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "is_confidential" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_feedback" ADD CONSTRAINT "session_feedback_booking_id_coaching_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."coaching_bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_choices" ADD CONSTRAINT "notification_choices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_intents" ADD CONSTRAINT "notification_intents_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_feed_per_label" ON "calendar_feeds" USING btree ("person_id","label") WHERE "calendar_feeds"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "notification_intents_due_at_index" ON "notification_intents" USING btree ("due_at") WHERE "notification_intents"."state" in ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "notification_intents_session_id_index" ON "notification_intents" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "notification_intents_person_id_state_index" ON "notification_intents" USING btree ("person_id","state");