CREATE TABLE "coaching_programmes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"offer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "session_types" ADD COLUMN "sittings" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD COLUMN "programme_id" uuid;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD COLUMN "sitting" smallint;--> statement-breakpoint
ALTER TABLE "coaching_programmes" ADD CONSTRAINT "coaching_programmes_offer_id_coaching_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."coaching_offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_programmes" ADD CONSTRAINT "coaching_programmes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "coaching_programmes_person_id_index" ON "coaching_programmes" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "coaching_sessions_programme_id_coaching_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."coaching_programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "a_programme_has_each_sitting_once" ON "coaching_sessions" USING btree ("programme_id","sitting");--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "a_sitting_belongs_to_a_programme" CHECK (num_nulls("coaching_sessions"."programme_id", "coaching_sessions"."sitting") in (0, 2) and "coaching_sessions"."sitting" >= 1);