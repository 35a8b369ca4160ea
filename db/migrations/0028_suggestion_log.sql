CREATE TABLE "suggestion_log" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"person_id" uuid,
	"department_id" uuid NOT NULL,
	"region" text NOT NULL,
	"language" text NOT NULL,
	"is_critical" boolean NOT NULL,
	"weights_version" text NOT NULL,
	"offer_id" uuid,
	"coach_id" uuid,
	"rank" smallint,
	"days_to_first" smallint,
	CONSTRAINT "one_suggestion_a_day" UNIQUE("person_id","kind","day","offer_id","coach_id"),
	CONSTRAINT "kind_of_suggestion_is_known" CHECK ("suggestion_log"."kind" in ('shown', 'nobody', 'chosen')),
	CONSTRAINT "nobody_has_no_offer" CHECK (("suggestion_log"."kind" = 'nobody') = ("suggestion_log"."offer_id" is null) and ("suggestion_log"."offer_id" is null) = ("suggestion_log"."coach_id" is null)),
	CONSTRAINT "what_is_shown_has_a_place" CHECK ("suggestion_log"."kind" <> 'shown' or ("suggestion_log"."rank" is not null and "suggestion_log"."days_to_first" is not null)),
	CONSTRAINT "places_begin_with_one" CHECK ("suggestion_log"."rank" >= 1 and "suggestion_log"."days_to_first" >= 0)
);
--> statement-breakpoint
ALTER TABLE "suggestion_log" ADD CONSTRAINT "suggestion_log_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_log" ADD CONSTRAINT "suggestion_log_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_log" ADD CONSTRAINT "suggestion_log_offer_id_coaching_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."coaching_offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_log" ADD CONSTRAINT "suggestion_log_coach_id_persons_id_fk" FOREIGN KEY ("coach_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "suggestion_log_day_index" ON "suggestion_log" USING btree ("day");--> statement-breakpoint
CREATE UNIQUE INDEX "nobody_suggested_once_a_day" ON "suggestion_log" USING btree ("person_id","day") WHERE "suggestion_log"."kind" = 'nobody';