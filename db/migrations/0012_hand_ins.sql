CREATE TABLE "hand_in_claims" (
	"hand_in_id" uuid PRIMARY KEY NOT NULL,
	"marker_id" uuid NOT NULL,
	"claimed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hand_in_drafts" (
	"enrolment_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"link" text,
	"file_id" uuid,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "hand_in_drafts_enrolment_id_lesson_id_pk" PRIMARY KEY("enrolment_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "hand_in_files" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_is_within_the_limit" CHECK ("hand_in_files"."size" between 1 and 2097152 and octet_length("hand_in_files"."content") = "hand_in_files"."size")
);
--> statement-breakpoint
CREATE TABLE "hand_in_mark_levels" (
	"mark_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"level" smallint NOT NULL,
	"seen" text NOT NULL,
	CONSTRAINT "hand_in_mark_levels_mark_id_skill_id_pk" PRIMARY KEY("mark_id","skill_id"),
	CONSTRAINT "mark_is_capped" CHECK ("hand_in_mark_levels"."level" between 0 and 3)
);
--> statement-breakpoint
CREATE TABLE "hand_in_marks" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"hand_in_id" uuid NOT NULL,
	"marker_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"comment" text NOT NULL,
	"reason" text,
	"supersedes" uuid,
	"marked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "decision_is_known" CHECK ("hand_in_marks"."decision" in ('marked', 'returned')),
	CONSTRAINT "correction_has_a_reason" CHECK (("hand_in_marks"."supersedes" is null) = ("hand_in_marks"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "hand_ins" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"skill_ids" text[] NOT NULL,
	"number" integer NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"link" text,
	"file_id" uuid,
	"handed_in_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_try_at_a_time" UNIQUE("enrolment_id","lesson_id","number"),
	CONSTRAINT "tries_count_from_one" CHECK ("hand_ins"."number" >= 1),
	CONSTRAINT "something_is_handed_in" CHECK ("hand_ins"."text" <> '' or "hand_ins"."link" is not null or "hand_ins"."file_id" is not null)
);
--> statement-breakpoint
ALTER TABLE "lessons" ADD COLUMN "hand_in" jsonb;--> statement-breakpoint
ALTER TABLE "hand_in_claims" ADD CONSTRAINT "hand_in_claims_hand_in_id_hand_ins_id_fk" FOREIGN KEY ("hand_in_id") REFERENCES "public"."hand_ins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_in_claims" ADD CONSTRAINT "hand_in_claims_marker_id_persons_id_fk" FOREIGN KEY ("marker_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_in_drafts" ADD CONSTRAINT "hand_in_drafts_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_in_drafts" ADD CONSTRAINT "hand_in_drafts_file_id_hand_in_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."hand_in_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_in_files" ADD CONSTRAINT "hand_in_files_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_in_mark_levels" ADD CONSTRAINT "hand_in_mark_levels_mark_id_hand_in_marks_id_fk" FOREIGN KEY ("mark_id") REFERENCES "public"."hand_in_marks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_in_marks" ADD CONSTRAINT "hand_in_marks_hand_in_id_hand_ins_id_fk" FOREIGN KEY ("hand_in_id") REFERENCES "public"."hand_ins"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_in_marks" ADD CONSTRAINT "hand_in_marks_marker_id_persons_id_fk" FOREIGN KEY ("marker_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_ins" ADD CONSTRAINT "hand_ins_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_ins" ADD CONSTRAINT "hand_ins_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_ins" ADD CONSTRAINT "hand_ins_edition_id_course_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."course_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_ins" ADD CONSTRAINT "hand_ins_file_id_hand_in_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."hand_in_files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_in_files_person_id_index" ON "hand_in_files" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_in_is_marked_once" ON "hand_in_marks" USING btree ("hand_in_id") WHERE "hand_in_marks"."supersedes" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mark_is_superseded_once" ON "hand_in_marks" USING btree ("supersedes");--> statement-breakpoint
CREATE INDEX "hand_ins_person_id_handed_in_at_index" ON "hand_ins" USING btree ("person_id","handed_in_at");--> statement-breakpoint
CREATE INDEX "hand_ins_handed_in_at_index" ON "hand_ins" USING btree ("handed_in_at");