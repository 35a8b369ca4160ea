CREATE TABLE "course_editions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" text NOT NULL,
	"number" integer NOT NULL,
	"content_hash" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"objective" text NOT NULL,
	"audience" text NOT NULL,
	"stage" text NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"minutes" integer NOT NULL,
	"prerequisites" text[] NOT NULL,
	"skill_ids" text[] NOT NULL,
	"outline" jsonb NOT NULL,
	"search" "tsvector" NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"is_latest" boolean NOT NULL,
	CONSTRAINT "course_edition_is_published_once" UNIQUE("course_id","content_hash"),
	CONSTRAINT "course_edition_number_is_unique" UNIQUE("course_id","number")
);
--> statement-breakpoint
CREATE TABLE "framework_editions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"content_hash" text NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "framework_editions_number_unique" UNIQUE("number"),
	CONSTRAINT "framework_edition_is_published_once" UNIQUE("content_hash")
);
--> statement-breakpoint
CREATE TABLE "lessons" (
	"edition_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"objective" text NOT NULL,
	"minutes" integer NOT NULL,
	"kind" text NOT NULL,
	"skills" jsonb NOT NULL,
	"sources" jsonb NOT NULL,
	"html" text NOT NULL,
	"checked_on" date NOT NULL,
	"expires_on" date NOT NULL,
	CONSTRAINT "lessons_edition_id_lesson_id_pk" PRIMARY KEY("edition_id","lesson_id"),
	CONSTRAINT "lesson_position_is_unique" UNIQUE("edition_id","position")
);
--> statement-breakpoint
CREATE TABLE "questions" (
	"edition_id" uuid NOT NULL,
	"question_id" text NOT NULL,
	"quiz_kind" text NOT NULL,
	"skill_id" text NOT NULL,
	"level" integer NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "questions_edition_id_question_id_pk" PRIMARY KEY("edition_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "slot_values" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slot_id" text NOT NULL,
	"value" text NOT NULL,
	"material" boolean DEFAULT false NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"supersedes" uuid
);
--> statement-breakpoint
CREATE TABLE "certificate_revocations" (
	"certificate_id" uuid PRIMARY KEY NOT NULL,
	"reason" text NOT NULL,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"code" text NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"edition_number" integer NOT NULL,
	"cycle" integer NOT NULL,
	"person_name" text NOT NULL,
	"course_title" text NOT NULL,
	"skills" jsonb NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"expires_on" date,
	CONSTRAINT "certificate_code_is_unique" UNIQUE("code"),
	CONSTRAINT "one_certificate_per_person_course_and_cycle" UNIQUE("person_id","course_id","cycle")
);
--> statement-breakpoint
CREATE TABLE "access_keys" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "access_keys_secretHash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"password_hash" text,
	"access_roles" text[] DEFAULT '{learner}' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"disabled_at" timestamp with time zone,
	CONSTRAINT "person_has_one_account" UNIQUE("person_id"),
	CONSTRAINT "access_roles_are_known" CHECK ("accounts"."access_roles" <@ array['learner','coach','author','ospo-lead','auditor','administrator'])
);
--> statement-breakpoint
CREATE TABLE "idempotent_results" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"done" boolean DEFAULT false NOT NULL,
	"status" integer,
	"body" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotent_results_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "one_time_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"hits" integer NOT NULL,
	CONSTRAINT "rate_limits_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "sign_in_sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"public_id" uuid DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_agent" text,
	CONSTRAINT "sign_in_sessions_publicId_unique" UNIQUE("public_id")
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_key_sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "department_slug_is_unique" UNIQUE("slug"),
	CONSTRAINT "department_is_not_its_own_parent" CHECK ("departments"."parent_id" <> "departments"."id")
);
--> statement-breakpoint
CREATE TABLE "job_role_assignments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"role_profile_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"supersedes" uuid,
	CONSTRAINT "job_role_ends_after_it_begins" CHECK ("job_role_assignments"."valid_to" is null or "job_role_assignments"."valid_to" >= "job_role_assignments"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"department_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"supersedes" uuid,
	CONSTRAINT "membership_ends_after_it_begins" CHECK ("memberships"."valid_to" is null or "memberships"."valid_to" >= "memberships"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"kind" text DEFAULT 'employee' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"joined_on" date NOT NULL,
	"left_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_kind_is_known" CHECK ("persons"."kind" in ('employee', 'contractor'))
);
--> statement-breakpoint
CREATE TABLE "reporting_lines" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"manager_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"recorded_by" uuid,
	"supersedes" uuid,
	CONSTRAINT "nobody_manages_themselves" CHECK ("reporting_lines"."manager_id" <> "reporting_lines"."person_id")
);
--> statement-breakpoint
CREATE TABLE "course_completions" (
	"enrolment_id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"completed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"cycle" integer NOT NULL,
	"enrolled_at" timestamp with time zone NOT NULL,
	CONSTRAINT "enrolment_is_unique_per_cycle" UNIQUE("person_id","course_id","cycle"),
	CONSTRAINT "cycles_count_from_one" CHECK ("enrolments"."cycle" >= 1)
);
--> statement-breakpoint
CREATE TABLE "lesson_completions" (
	"enrolment_id" uuid NOT NULL,
	"lesson_id" text NOT NULL,
	"completed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lesson_completions_enrolment_id_lesson_id_pk" PRIMARY KEY("enrolment_id","lesson_id")
);
--> statement-breakpoint
CREATE TABLE "quiz_passes" (
	"enrolment_id" uuid NOT NULL,
	"quiz_kind" text NOT NULL,
	"attempt_id" uuid NOT NULL,
	"passed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quiz_passes_enrolment_id_quiz_kind_pk" PRIMARY KEY("enrolment_id","quiz_kind")
);
--> statement-breakpoint
CREATE TABLE "reading_positions" (
	"enrolment_id" uuid PRIMARY KEY NOT NULL,
	"lesson_id" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"attempt_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	"chosen" text[] NOT NULL,
	"flagged" boolean DEFAULT false NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_attempt_id_position_pk" PRIMARY KEY("attempt_id","position"),
	CONSTRAINT "positions_count_from_zero" CHECK ("answers"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"edition_id" uuid NOT NULL,
	"quiz_kind" text NOT NULL,
	"mode" text NOT NULL,
	"seed" text NOT NULL,
	"paper" jsonb NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "extra_tries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"quiz_kind" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "grades" (
	"attempt_id" uuid PRIMARY KEY NOT NULL,
	"score_percent" numeric(5, 2) NOT NULL,
	"passed" boolean NOT NULL,
	"details" jsonb NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "department_figures" (
	"department_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"people" integer NOT NULL,
	"required" integer NOT NULL,
	"critical" integer NOT NULL,
	"met" integer NOT NULL,
	"gap" integer NOT NULL,
	"lapsed" integer NOT NULL,
	"not_assessed" integer NOT NULL,
	"critical_met" integer NOT NULL,
	"weight_required" integer NOT NULL,
	"weight_proven" integer NOT NULL,
	"weight_unknown" integer NOT NULL,
	"cover" integer NOT NULL,
	"cover_routine" integer NOT NULL,
	"lapsing90" integer NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "department_figures_department_id_skill_id_pk" PRIMARY KEY("department_id","skill_id"),
	CONSTRAINT "cells_add_up" CHECK ("department_figures"."met" + "department_figures"."gap" + "department_figures"."lapsed" + "department_figures"."not_assessed" = "department_figures"."required")
);
--> statement-breakpoint
CREATE TABLE "department_snapshots" (
	"department_id" uuid NOT NULL,
	"month" date NOT NULL,
	"definitions_version" text NOT NULL,
	"framework_number" integer NOT NULL,
	"figures" jsonb NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "department_snapshots_department_id_month_pk" PRIMARY KEY("department_id","month")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"level" smallint NOT NULL,
	"kind" text NOT NULL,
	"shown_on" date NOT NULL,
	"lapses_on" date NOT NULL,
	"source" jsonb NOT NULL,
	"source_key" text NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" uuid,
	"supersedes" uuid,
	CONSTRAINT "evidence_is_recorded_once" UNIQUE("source_key"),
	CONSTRAINT "evidence_level_is_capped_by_kind" CHECK ("evidence"."level" between 0 and case "evidence"."kind"
    when 'quiz-knowledge' then 1 when 'quiz-scenario' then 2 when 'outside-certificate' then 2 when 'manager-statement' then 2
    when 'lab' then 3 when 'observed' then 3 when 'prior-experience' then 3 when 'panel' then 4 else -1 end),
	CONSTRAINT "evidence_lapses_after_it_was_shown" CHECK ("evidence"."lapses_on" > "evidence"."shown_on")
);
--> statement-breakpoint
CREATE TABLE "person_views" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"viewed_person_id" uuid NOT NULL,
	"viewer_person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"viewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_view_row_per_instant" UNIQUE("viewed_person_id","viewer_person_id","viewed_at")
);
--> statement-breakpoint
CREATE TABLE "self_assessments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"level" smallint NOT NULL,
	"stated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "self_assessed_level_is_on_the_scale" CHECK ("self_assessments"."level" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "skill_cells" (
	"person_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"department_id" uuid NOT NULL,
	"required" smallint NOT NULL,
	"critical" boolean NOT NULL,
	"state" text NOT NULL,
	"level" smallint,
	"lapses_on" date,
	CONSTRAINT "skill_cells_person_id_skill_id_pk" PRIMARY KEY("person_id","skill_id"),
	CONSTRAINT "unknown_has_no_level" CHECK (("skill_cells"."state" in ('met', 'gap')) = ("skill_cells"."level" is not null))
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"template" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"lang" text DEFAULT 'en' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"kept_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "mail_is_intended_once" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "failed_jobs" (
	"job_key" text PRIMARY KEY NOT NULL,
	"queue" text NOT NULL,
	"name" text NOT NULL,
	"reason" text NOT NULL,
	"payload" jsonb NOT NULL,
	"failed_at" timestamp with time zone NOT NULL,
	"retry_requested_at" timestamp with time zone,
	"resolved_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"relayed_at" timestamp with time zone,
	"parked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "queue_depths" (
	"queue" text PRIMARY KEY NOT NULL,
	"waiting" integer NOT NULL,
	"oldest_at" timestamp with time zone,
	"measured_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "lessons" ADD CONSTRAINT "lessons_edition_id_course_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."course_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_edition_id_course_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."course_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_revocations" ADD CONSTRAINT "certificate_revocations_certificate_id_certificates_id_fk" FOREIGN KEY ("certificate_id") REFERENCES "public"."certificates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_keys" ADD CONSTRAINT "access_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_sessions" ADD CONSTRAINT "sign_in_sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "departments" ADD CONSTRAINT "departments_parent_id_departments_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_role_assignments" ADD CONSTRAINT "job_role_assignments_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_lines" ADD CONSTRAINT "reporting_lines_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporting_lines" ADD CONSTRAINT "reporting_lines_manager_id_persons_id_fk" FOREIGN KEY ("manager_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_completions" ADD CONSTRAINT "course_completions_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_edition_id_course_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."course_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_completions" ADD CONSTRAINT "lesson_completions_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_passes" ADD CONSTRAINT "quiz_passes_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_positions" ADD CONSTRAINT "reading_positions_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extra_tries" ADD CONSTRAINT "extra_tries_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grades" ADD CONSTRAINT "grades_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_figures" ADD CONSTRAINT "department_figures_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "department_snapshots" ADD CONSTRAINT "department_snapshots_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_views" ADD CONSTRAINT "person_views_viewed_person_id_persons_id_fk" FOREIGN KEY ("viewed_person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_views" ADD CONSTRAINT "person_views_viewer_person_id_persons_id_fk" FOREIGN KEY ("viewer_person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_assessments" ADD CONSTRAINT "self_assessments_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_cells" ADD CONSTRAINT "skill_cells_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_cells" ADD CONSTRAINT "skill_cells_department_id_departments_id_fk" FOREIGN KEY ("department_id") REFERENCES "public"."departments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "course_has_one_latest_edition" ON "course_editions" USING btree ("course_id") WHERE "course_editions"."is_latest";--> statement-breakpoint
CREATE INDEX "course_editions_search" ON "course_editions" USING gin ("search");--> statement-breakpoint
CREATE INDEX "questions_edition_id_quiz_kind_index" ON "questions" USING btree ("edition_id","quiz_kind");--> statement-breakpoint
CREATE INDEX "slot_values_slot_id_recorded_at_index" ON "slot_values" USING btree ("slot_id","recorded_at");--> statement-breakpoint
CREATE INDEX "certificates_person_id_index" ON "certificates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "access_keys_account_id_index" ON "access_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "idempotent_results_created_at_index" ON "idempotent_results" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "rate_limits_window_start_index" ON "rate_limits" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "sign_in_sessions_account_id_index" ON "sign_in_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_sessions_expires_at_index" ON "sign_in_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_signing_key_is_active" ON "signing_keys" USING btree (("retired_at" is null)) WHERE "signing_keys"."retired_at" is null;--> statement-breakpoint
CREATE INDEX "departments_parent_id_index" ON "departments" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "job_role_assignments_person_id_index" ON "job_role_assignments" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "job_role_is_superseded_once" ON "job_role_assignments" USING btree ("supersedes");--> statement-breakpoint
CREATE INDEX "memberships_person_id_index" ON "memberships" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "memberships_department_id_index" ON "memberships" USING btree ("department_id");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_is_superseded_once" ON "memberships" USING btree ("supersedes");--> statement-breakpoint
CREATE UNIQUE INDEX "person_has_one_email" ON "persons" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "reporting_lines_person_id_index" ON "reporting_lines" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "reporting_lines_manager_id_index" ON "reporting_lines" USING btree ("manager_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reporting_line_is_superseded_once" ON "reporting_lines" USING btree ("supersedes");--> statement-breakpoint
CREATE UNIQUE INDEX "course_is_completed_once_per_cycle" ON "course_completions" USING btree ("person_id","course_id","cycle");--> statement-breakpoint
CREATE INDEX "enrolments_course_id_index" ON "enrolments" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "attempts_enrolment_id_quiz_kind_index" ON "attempts" USING btree ("enrolment_id","quiz_kind");--> statement-breakpoint
CREATE INDEX "attempts_person_id_index" ON "attempts" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_extra_try_per_quiz" ON "extra_tries" USING btree ("enrolment_id","quiz_kind");--> statement-breakpoint
CREATE INDEX "evidence_person_id_skill_id_index" ON "evidence" USING btree ("person_id","skill_id");--> statement-breakpoint
CREATE INDEX "evidence_lapses_on_index" ON "evidence" USING btree ("lapses_on");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_is_superseded_once" ON "evidence" USING btree ("supersedes");--> statement-breakpoint
CREATE INDEX "person_views_viewed_person_id_viewed_at_index" ON "person_views" USING btree ("viewed_person_id","viewed_at");--> statement-breakpoint
CREATE INDEX "self_assessments_person_id_skill_id_index" ON "self_assessments" USING btree ("person_id","skill_id");--> statement-breakpoint
CREATE INDEX "skill_cells_department_id_skill_id_index" ON "skill_cells" USING btree ("department_id","skill_id");--> statement-breakpoint
CREATE INDEX "mails_person_id_created_at_index" ON "mails" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("id") WHERE "outbox"."relayed_at" is null and "outbox"."parked_at" is null;