CREATE TABLE "action_items" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"session_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"text_sealed" text NOT NULL,
	"due_on" date NOT NULL,
	"status" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "agreement_acceptances" (
	"person_id" uuid NOT NULL,
	"version" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "agreement_acceptances_person_id_version_pk" PRIMARY KEY("person_id","version")
);
--> statement-breakpoint
CREATE TABLE "availability_overrides" (
	"person_id" uuid NOT NULL,
	"date" date NOT NULL,
	"time_zone" text NOT NULL,
	"windows" jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "availability_overrides_person_id_date_pk" PRIMARY KEY("person_id","date")
);
--> statement-breakpoint
CREATE TABLE "availability_rules" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"time_zone" text NOT NULL,
	"iso_weekday" smallint NOT NULL,
	"start_minute" integer NOT NULL,
	"end_minute" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "rule_weekday_is_iso" CHECK ("availability_rules"."iso_weekday" between 1 and 7),
	CONSTRAINT "rule_minutes_make_a_window" CHECK ("availability_rules"."start_minute" between 0 and 1439 and "availability_rules"."end_minute" > "availability_rules"."start_minute" and "availability_rules"."end_minute" <= 2880),
	CONSTRAINT "rule_ends_after_it_begins" CHECK ("availability_rules"."valid_to" is null or "availability_rules"."valid_to" > "availability_rules"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "booking_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"booking_id" uuid NOT NULL,
	"before" text,
	"after" text NOT NULL,
	"by" uuid,
	"reason" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "coach_absences" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "absence_ends_after_it_begins" CHECK ("coach_absences"."ends_at" > "coach_absences"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "coach_holiday_calendars" (
	"person_id" uuid NOT NULL,
	"calendar_id" text NOT NULL,
	CONSTRAINT "coach_holiday_calendars_person_id_calendar_id_pk" PRIMARY KEY("person_id","calendar_id")
);
--> statement-breakpoint
CREATE TABLE "coach_profiles" (
	"person_id" uuid PRIMARY KEY NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"time_zone" text NOT NULL,
	"languages" text[] DEFAULT '{en}' NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"max_per_day" smallint,
	"max_per_week" smallint,
	"accepts_requests" boolean DEFAULT true NOT NULL,
	"meeting_url" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "coach_status_is_known" CHECK ("coach_profiles"."status" in ('active', 'paused')),
	CONSTRAINT "coach_limits_are_positive" CHECK ("coach_profiles"."max_per_day" > 0 and "coach_profiles"."max_per_week" > 0)
);
--> statement-breakpoint
CREATE TABLE "coach_skills" (
	"person_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"level" smallint NOT NULL,
	"verified_by" uuid NOT NULL,
	"verified_at" timestamp with time zone NOT NULL,
	"expires_on" date NOT NULL,
	CONSTRAINT "coach_skills_person_id_skill_id_pk" PRIMARY KEY("person_id","skill_id"),
	CONSTRAINT "coach_level_is_on_the_scale" CHECK ("coach_skills"."level" between 1 and 4),
	CONSTRAINT "nobody_verifies_themselves" CHECK ("coach_skills"."verified_by" <> "coach_skills"."person_id")
);
--> statement-breakpoint
CREATE TABLE "coach_travels" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"first_date" date NOT NULL,
	"last_date" date NOT NULL,
	"time_zone" text NOT NULL,
	CONSTRAINT "travel_ends_after_it_begins" CHECK ("coach_travels"."last_date" >= "coach_travels"."first_date")
);
--> statement-breakpoint
CREATE TABLE "coaching_bookings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"status" text NOT NULL,
	"purpose" text NOT NULL,
	"requested_at" timestamp with time zone NOT NULL,
	"answer_by" timestamp with time zone,
	"intake_sealed" text NOT NULL,
	"agreement_version" text NOT NULL,
	"time_zone" text NOT NULL,
	"calendar_sequence" integer DEFAULT 0 NOT NULL,
	"skipped_at" timestamp with time zone,
	"cancel_code" text,
	"cancel_text" text,
	"cancelled_by" uuid
);
--> statement-breakpoint
CREATE TABLE "coaching_claims" (
	"person_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"part" text NOT NULL,
	"span" "tstzrange" NOT NULL,
	CONSTRAINT "one_claim_per_session" PRIMARY KEY("person_id","session_id"),
	CONSTRAINT "claim_is_a_finite_span" CHECK (not isempty("coaching_claims"."span") and not lower_inf("coaching_claims"."span") and not upper_inf("coaching_claims"."span"))
);
--> statement-breakpoint
CREATE TABLE "coaching_offers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"session_type_id" text NOT NULL,
	"title" text NOT NULL,
	"mode" text NOT NULL,
	"minutes" integer NOT NULL,
	"step_minutes" integer NOT NULL,
	"buffer_before" integer NOT NULL,
	"buffer_after" integer NOT NULL,
	"notice_minutes" integer NOT NULL,
	"horizon_days" integer NOT NULL,
	"cancel_notice_minutes" integer NOT NULL,
	"capacity" integer NOT NULL,
	"min_participants" integer NOT NULL,
	"cutoff_hours" integer NOT NULL,
	"approval" text NOT NULL,
	"visibility" text NOT NULL,
	"max_open_per_person" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_has_a_length" CHECK ("coaching_offers"."minutes" between 5 and 480),
	CONSTRAINT "offer_steps_within_a_day" CHECK ("coaching_offers"."step_minutes" between 5 and 240),
	CONSTRAINT "offer_times_are_not_negative" CHECK (least("coaching_offers"."buffer_before", "coaching_offers"."buffer_after", "coaching_offers"."notice_minutes", "coaching_offers"."cancel_notice_minutes", "coaching_offers"."cutoff_hours") >= 0),
	CONSTRAINT "offer_horizon_is_sane" CHECK ("coaching_offers"."horizon_days" between 1 and 180),
	CONSTRAINT "offer_has_seats" CHECK ("coaching_offers"."capacity" between 1 and 200 and "coaching_offers"."min_participants" between 1 and "coaching_offers"."capacity"),
	CONSTRAINT "a_pair_has_one_seat" CHECK ("coaching_offers"."mode" = 'group' or "coaching_offers"."capacity" = 1)
);
--> statement-breakpoint
CREATE TABLE "coaching_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"offer_id" uuid NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"local_start" text NOT NULL,
	"buffer_before" integer NOT NULL,
	"buffer_after" integer NOT NULL,
	"status" text NOT NULL,
	"capacity" integer NOT NULL,
	"seats_taken" integer DEFAULT 0 NOT NULL,
	"meeting_url" text,
	"version" integer DEFAULT 0 NOT NULL,
	"cancel_code" text,
	"cancel_text" text,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_ends_after_it_begins" CHECK ("coaching_sessions"."ends_at" > "coaching_sessions"."starts_at"),
	CONSTRAINT "seats_are_within_capacity" CHECK ("coaching_sessions"."seats_taken" between 0 and "coaching_sessions"."capacity")
);
--> statement-breakpoint
CREATE TABLE "coaching_wishes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid NOT NULL,
	"session_type_id" text NOT NULL,
	"purpose" text NOT NULL,
	"wished_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "demand_signals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"person_id" uuid,
	"session_type_id" text NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "one_signal_a_day" UNIQUE("person_id","session_type_id","kind","day")
);
--> statement-breakpoint
CREATE TABLE "holiday_calendars" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"calendar_id" text NOT NULL,
	"date" date NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "holidays_calendar_id_date_pk" PRIMARY KEY("calendar_id","date")
);
--> statement-breakpoint
CREATE TABLE "note_views" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"session_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"viewer_id" uuid NOT NULL,
	"viewed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_coaches" (
	"offer_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "offer_coaches_offer_id_person_id_pk" PRIMARY KEY("offer_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "session_coaches" (
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"part" text NOT NULL,
	CONSTRAINT "session_coaches_session_id_person_id_pk" PRIMARY KEY("session_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "session_notes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"session_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body_sealed" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "one_note_of_each_kind" UNIQUE("session_id","subject_id","author_id","kind")
);
--> statement-breakpoint
CREATE TABLE "session_outcomes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"booking_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"result" text NOT NULL,
	"level_before" smallint,
	"level" smallint,
	"basis" text NOT NULL,
	"artefact_url" text,
	"behaviour" text NOT NULL,
	"assessor_id" uuid NOT NULL,
	"second_assessor_id" uuid,
	"status" text NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"answer" text,
	"applied_at" timestamp with time zone,
	CONSTRAINT "only_a_level_has_a_level" CHECK (("session_outcomes"."result" = 'level') = ("session_outcomes"."level" is not null)),
	CONSTRAINT "outcome_level_is_capped" CHECK ("session_outcomes"."level" between 0 and 3),
	CONSTRAINT "assessors_are_two_people" CHECK ("session_outcomes"."second_assessor_id" is null or "session_outcomes"."second_assessor_id" <> "session_outcomes"."assessor_id")
);
--> statement-breakpoint
CREATE TABLE "session_types" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"audience" text NOT NULL,
	"minutes" integer NOT NULL,
	"questions" text[] NOT NULL,
	"approach" text NOT NULL,
	"outcome" text NOT NULL,
	"after" text NOT NULL,
	"skills" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_type_has_a_length" CHECK ("session_types"."minutes" between 5 and 480)
);
--> statement-breakpoint
CREATE TABLE "status_moves" (
	"subject" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	CONSTRAINT "status_moves_subject_before_after_pk" PRIMARY KEY("subject","before","after")
);
--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_session_id_coaching_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."coaching_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_owner_id_persons_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_items" ADD CONSTRAINT "action_items_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_acceptances" ADD CONSTRAINT "agreement_acceptances_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_overrides" ADD CONSTRAINT "availability_overrides_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "availability_rules" ADD CONSTRAINT "availability_rules_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_events" ADD CONSTRAINT "booking_events_booking_id_coaching_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."coaching_bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_events" ADD CONSTRAINT "booking_events_by_persons_id_fk" FOREIGN KEY ("by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_absences" ADD CONSTRAINT "coach_absences_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_holiday_calendars" ADD CONSTRAINT "coach_holiday_calendars_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_holiday_calendars" ADD CONSTRAINT "coach_holiday_calendars_calendar_id_holiday_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."holiday_calendars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_profiles" ADD CONSTRAINT "coach_profiles_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_skills" ADD CONSTRAINT "coach_skills_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_skills" ADD CONSTRAINT "coach_skills_verified_by_persons_id_fk" FOREIGN KEY ("verified_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coach_travels" ADD CONSTRAINT "coach_travels_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_bookings" ADD CONSTRAINT "coaching_bookings_session_id_coaching_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."coaching_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_bookings" ADD CONSTRAINT "coaching_bookings_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_bookings" ADD CONSTRAINT "coaching_bookings_cancelled_by_persons_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_claims" ADD CONSTRAINT "coaching_claims_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_claims" ADD CONSTRAINT "coaching_claims_session_id_coaching_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."coaching_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_offers" ADD CONSTRAINT "coaching_offers_session_type_id_session_types_id_fk" FOREIGN KEY ("session_type_id") REFERENCES "public"."session_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_offers" ADD CONSTRAINT "coaching_offers_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "coaching_sessions_offer_id_coaching_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."coaching_offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_sessions" ADD CONSTRAINT "coaching_sessions_created_by_persons_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_wishes" ADD CONSTRAINT "coaching_wishes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "coaching_wishes" ADD CONSTRAINT "coaching_wishes_session_type_id_session_types_id_fk" FOREIGN KEY ("session_type_id") REFERENCES "public"."session_types"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "demand_signals" ADD CONSTRAINT "demand_signals_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holidays" ADD CONSTRAINT "holidays_calendar_id_holiday_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."holiday_calendars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_views" ADD CONSTRAINT "note_views_subject_id_persons_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note_views" ADD CONSTRAINT "note_views_viewer_id_persons_id_fk" FOREIGN KEY ("viewer_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_coaches" ADD CONSTRAINT "offer_coaches_offer_id_coaching_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."coaching_offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_coaches" ADD CONSTRAINT "offer_coaches_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_coaches" ADD CONSTRAINT "session_coaches_session_id_coaching_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."coaching_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_coaches" ADD CONSTRAINT "session_coaches_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_notes" ADD CONSTRAINT "session_notes_session_id_coaching_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."coaching_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_notes" ADD CONSTRAINT "session_notes_subject_id_persons_id_fk" FOREIGN KEY ("subject_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_notes" ADD CONSTRAINT "session_notes_author_id_persons_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_outcomes" ADD CONSTRAINT "session_outcomes_booking_id_coaching_bookings_id_fk" FOREIGN KEY ("booking_id") REFERENCES "public"."coaching_bookings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_outcomes" ADD CONSTRAINT "session_outcomes_assessor_id_persons_id_fk" FOREIGN KEY ("assessor_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_outcomes" ADD CONSTRAINT "session_outcomes_second_assessor_id_persons_id_fk" FOREIGN KEY ("second_assessor_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_items_owner_id_status_index" ON "action_items" USING btree ("owner_id","status");--> statement-breakpoint
CREATE INDEX "action_items_session_id_index" ON "action_items" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "availability_rules_person_id_index" ON "availability_rules" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "booking_events_booking_id_index" ON "booking_events" USING btree ("booking_id");--> statement-breakpoint
CREATE INDEX "coach_absences_person_id_ends_at_index" ON "coach_absences" USING btree ("person_id","ends_at");--> statement-breakpoint
CREATE INDEX "coach_skills_skill_id_index" ON "coach_skills" USING btree ("skill_id");--> statement-breakpoint
CREATE INDEX "coach_travels_person_id_index" ON "coach_travels" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "coaching_bookings_person_id_status_index" ON "coaching_bookings" USING btree ("person_id","status");--> statement-breakpoint
CREATE INDEX "coaching_bookings_session_id_requested_at_index" ON "coaching_bookings" USING btree ("session_id","requested_at");--> statement-breakpoint
CREATE INDEX "coaching_bookings_answer_by_index" ON "coaching_bookings" USING btree ("answer_by") WHERE "coaching_bookings"."status" in ('requested', 'offered');--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_booking_per_session" ON "coaching_bookings" USING btree ("session_id","person_id") WHERE "coaching_bookings"."status" not in ('cancelled', 'declined', 'expired');--> statement-breakpoint
CREATE INDEX "coaching_claims_session_id_index" ON "coaching_claims" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "coaching_offers_session_type_id_index" ON "coaching_offers" USING btree ("session_type_id");--> statement-breakpoint
CREATE INDEX "coaching_sessions_offer_id_starts_at_index" ON "coaching_sessions" USING btree ("offer_id","starts_at");--> statement-breakpoint
CREATE INDEX "coaching_sessions_starts_at_index" ON "coaching_sessions" USING btree ("starts_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_wish_per_session_type" ON "coaching_wishes" USING btree ("person_id","session_type_id") WHERE "coaching_wishes"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "demand_signals_day_index" ON "demand_signals" USING btree ("day");--> statement-breakpoint
CREATE INDEX "note_views_subject_id_viewed_at_index" ON "note_views" USING btree ("subject_id","viewed_at");--> statement-breakpoint
CREATE INDEX "offer_coaches_person_id_index" ON "offer_coaches" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_coaches_person_id_index" ON "session_coaches" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "a_session_has_one_lead" ON "session_coaches" USING btree ("session_id") WHERE "session_coaches"."part" = 'lead';--> statement-breakpoint
CREATE INDEX "session_notes_subject_id_index" ON "session_notes" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "session_notes_expires_at_index" ON "session_notes" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "session_outcomes_status_proposed_at_index" ON "session_outcomes" USING btree ("status","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_outcome_per_skill" ON "session_outcomes" USING btree ("booking_id","skill_id") WHERE "session_outcomes"."status" <> 'withdrawn';--> statement-breakpoint
create extension if not exists btree_gist;
--> statement-breakpoint
-- The core of coaching: whatever part somebody has in whatever session, they are in one place at a time.
alter table coaching_claims add constraint nobody_is_in_two_places
  exclude using gist (person_id with =, span with &&);
--> statement-breakpoint
alter table availability_rules add constraint weekly_hours_do_not_overlap
  exclude using gist (person_id with =, iso_weekday with =, daterange(valid_from, valid_to) with &&,
    int4range(start_minute, end_minute) with &&);
--> statement-breakpoint
alter table coach_travels add constraint nobody_travels_twice
  exclude using gist (person_id with =, daterange(first_date, last_date, '[]') with &&);
--> statement-breakpoint
insert into status_moves (subject, before, after) values
  ('session', '', 'requested'), ('session', '', 'scheduled'),
  ('session', 'requested', 'scheduled'), ('session', 'requested', 'declined'), ('session', 'requested', 'expired'),
  ('session', 'requested', 'cancelled'), ('session', 'scheduled', 'in-progress'), ('session', 'scheduled', 'cancelled'),
  ('session', 'in-progress', 'completed'), ('session', 'in-progress', 'cancelled'),
  ('booking', '', 'requested'), ('booking', '', 'waitlisted'), ('booking', '', 'confirmed'),
  ('booking', 'requested', 'confirmed'), ('booking', 'requested', 'declined'), ('booking', 'requested', 'cancelled'),
  ('booking', 'requested', 'expired'),
  ('booking', 'waitlisted', 'offered'), ('booking', 'waitlisted', 'confirmed'), ('booking', 'waitlisted', 'cancelled'),
  ('booking', 'waitlisted', 'expired'),
  ('booking', 'offered', 'confirmed'), ('booking', 'offered', 'cancelled'), ('booking', 'offered', 'expired'),
  ('booking', 'confirmed', 'cancelled'), ('booking', 'confirmed', 'attended'), ('booking', 'confirmed', 'partial'),
  ('booking', 'confirmed', 'no-show'),
  ('booking', 'attended', 'partial'), ('booking', 'attended', 'no-show'),
  ('booking', 'partial', 'attended'), ('booking', 'partial', 'no-show'),
  ('booking', 'no-show', 'attended'), ('booking', 'no-show', 'partial'),
  ('outcome', '', 'proposed'), ('outcome', 'proposed', 'acknowledged'), ('outcome', 'proposed', 'contested'),
  ('outcome', 'proposed', 'applied'), ('outcome', 'proposed', 'withdrawn'), ('outcome', 'acknowledged', 'applied'),
  ('outcome', 'acknowledged', 'withdrawn'), ('outcome', 'contested', 'withdrawn'), ('outcome', 'applied', 'withdrawn');
--> statement-breakpoint
create function refuse_unknown_move() returns trigger language plpgsql as $$
declare
  before_it text := case when tg_op = 'INSERT' then '' else old.status end;
begin
  if tg_op = 'UPDATE' and old.status = new.status then
    return new;
  end if;
  if not exists (select from status_moves m where m.subject = tg_argv[0] and m.before = before_it and m.after = new.status) then
    raise exception using errcode = '23514', constraint = 'status_moves_as_listed',
      message = format('a %s does not become %s from %s', tg_argv[0], new.status, before_it);
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger status_moves_as_listed before insert or update of status on coaching_sessions
  for each row execute function refuse_unknown_move('session');
--> statement-breakpoint
create trigger status_moves_as_listed before insert or update of status on coaching_bookings
  for each row execute function refuse_unknown_move('booking');
--> statement-breakpoint
create trigger status_moves_as_listed before insert or update of status on session_outcomes
  for each row execute function refuse_unknown_move('outcome');
--> statement-breakpoint
create function session_is_live(status text) returns boolean immutable language sql
  return status in ('requested', 'scheduled', 'in-progress', 'completed');
--> statement-breakpoint
create function booking_holds_seat(status text) returns boolean immutable language sql
  return status in ('requested', 'offered', 'confirmed', 'attended', 'partial', 'no-show');
--> statement-breakpoint
-- Coaches are claimed with the buffers of the session, participants without.
create function claim_span(s coaching_sessions, part text) returns tstzrange immutable language sql
  return case part
    when 'coach' then tstzrange(s.starts_at - s.buffer_before * interval '1 minute', s.ends_at + s.buffer_after * interval '1 minute')
    else tstzrange(s.starts_at, s.ends_at) end;
--> statement-breakpoint
create function claim_coach() returns trigger language plpgsql as $$
begin
  if tg_op in ('DELETE', 'UPDATE') then
    delete from coaching_claims where person_id = old.person_id and session_id = old.session_id;
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    insert into coaching_claims (person_id, session_id, part, span)
      select new.person_id, s.id, 'coach', claim_span(s, 'coach') from coaching_sessions s
      where s.id = new.session_id and session_is_live(s.status);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger claim_coach after insert or update or delete on session_coaches for each row execute function claim_coach();
--> statement-breakpoint
-- Seats and claims follow the booking. The session's row is locked first, so its times are the latest ones.
create function claim_seat() returns trigger language plpgsql as $$
declare
  held boolean := tg_op <> 'INSERT' and booking_holds_seat(old.status);
  holds boolean := tg_op <> 'DELETE' and booking_holds_seat(new.status);
begin
  if held = holds then
    return null;
  end if;
  if held then
    update coaching_sessions set seats_taken = seats_taken - 1 where id = old.session_id;
    delete from coaching_claims where person_id = old.person_id and session_id = old.session_id;
  else
    update coaching_sessions set seats_taken = seats_taken + 1 where id = new.session_id and session_is_live(status);
    if not found then
      raise exception using errcode = '23514', constraint = 'seats_are_in_live_sessions', message = 'the session takes nobody';
    end if;
    insert into coaching_claims (person_id, session_id, part, span)
      select new.person_id, s.id, 'participant', claim_span(s, 'participant') from coaching_sessions s where s.id = new.session_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger claim_seat after insert or update of status or delete on coaching_bookings
  for each row execute function claim_seat();
--> statement-breakpoint
create function keep_booking_in_its_place() returns trigger language plpgsql as $$
begin
  raise exception using errcode = '23514', constraint = 'a_booking_stays_in_its_session',
    message = 'a booking keeps its session and its person';
end $$;
--> statement-breakpoint
create trigger a_booking_stays_in_its_session before update on coaching_bookings for each row
  when (old.session_id <> new.session_id or old.person_id <> new.person_id) execute function keep_booking_in_its_place();
--> statement-breakpoint
-- A moved session moves everybody's claim in one statement; one that ends without being held frees everybody.
create function move_claims() returns trigger language plpgsql as $$
begin
  if not session_is_live(new.status) then
    delete from coaching_claims where session_id = new.id;
  else
    update coaching_claims set span = claim_span(new, part) where session_id = new.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger move_claims after update on coaching_sessions for each row
  when ((old.starts_at, old.ends_at, old.buffer_before, old.buffer_after, session_is_live(old.status))
    is distinct from (new.starts_at, new.ends_at, new.buffer_before, new.buffer_after, session_is_live(new.status)))
  execute function move_claims();
--> statement-breakpoint
create function refuse_direct_claims() returns trigger language plpgsql as $$
begin
  if pg_trigger_depth() < 2 then
    raise exception using errcode = '42501', constraint = 'claims_are_written_by_triggers',
      message = 'claims follow sessions and bookings';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger claims_are_written_by_triggers before insert or update or delete on coaching_claims
  for each row execute function refuse_direct_claims();
--> statement-breakpoint
create trigger rows_are_only_added before update or delete on booking_events for each row execute function refuse_change();
--> statement-breakpoint
create trigger rows_are_only_added before update or delete on agreement_acceptances for each row execute function refuse_change();
--> statement-breakpoint
create trigger rows_are_only_added before update or delete on note_views for each row execute function refuse_change();
--> statement-breakpoint
-- Notes are seen by whom they are for, whatever a query forgets. Who acts is said for the length of a transaction.
create function acting_person() returns uuid stable language sql
  return nullif(current_setting('tributary.person', true), '')::uuid;
--> statement-breakpoint
alter table session_notes enable row level security;
--> statement-breakpoint
alter table session_notes force row level security;
--> statement-breakpoint
create policy notes_are_seen_by_the_people_in_them on session_notes for select using (
  author_id = acting_person()
  or (kind = 'shared' and (subject_id = acting_person() or exists (
    select from session_coaches c where c.session_id = session_notes.session_id and c.person_id = acting_person()))));
--> statement-breakpoint
create policy notes_are_written_by_coaches_of_the_session on session_notes for insert with check (
  author_id = acting_person() and exists (
    select from session_coaches c where c.session_id = session_notes.session_id and c.person_id = acting_person()));
--> statement-breakpoint
create policy notes_are_rewritten_by_their_author on session_notes for update
  using (author_id = acting_person()) with check (author_id = acting_person());
--> statement-breakpoint
create policy expired_notes_go on session_notes for delete
  using (expires_at <= nullif(current_setting('tributary.expired_by', true), '')::timestamptz);
--> statement-breakpoint
create policy expired_notes_are_found on session_notes for select
  using (expires_at <= nullif(current_setting('tributary.expired_by', true), '')::timestamptz);
