CREATE TABLE "content_publications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"digest" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL
);
