CREATE TABLE "coaching_choices" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"wants_suggestions" boolean NOT NULL,
	"chosen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "coaching_choices" ADD CONSTRAINT "coaching_choices_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;