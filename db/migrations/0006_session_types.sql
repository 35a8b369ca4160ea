CREATE TABLE "session_type_editions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"number" integer NOT NULL,
	"content_hash" text NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "session_type_edition_number_is_unique" UNIQUE("number")
);
--> statement-breakpoint
create trigger rows_are_only_added before update or delete on session_type_editions
  for each row execute function refuse_change();
