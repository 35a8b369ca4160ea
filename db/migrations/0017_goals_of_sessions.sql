CREATE TABLE "coaching_goals" (
	"booking_id" uuid PRIMARY KEY NOT NULL,
	"text_sealed" text NOT NULL,
	"skill_id" text,
	"level" smallint,
	"status" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "goal_status_is_known" CHECK ("coaching_goals"."status" in ('open', 'reached', 'dropped')),
	CONSTRAINT "goal_names_skill_and_level" CHECK (("coaching_goals"."skill_id" is null) = ("coaching_goals"."level" is null)),
	CONSTRAINT "goal_level_is_on_the_scale" CHECK ("coaching_goals"."level" between 1 and 4),
	CONSTRAINT "only_a_settled_goal_was_settled" CHECK (("coaching_goals"."status" = 'open') = ("coaching_goals"."settled_at" is null))
);
--> statement-breakpoint
ALTER TABLE "coaching_goals" ADD CONSTRAINT "coaching_goals_booking_id_coaching_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."coaching_bookings"("id") ON DELETE no action ON UPDATE no action;