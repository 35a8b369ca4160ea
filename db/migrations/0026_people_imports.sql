CREATE TABLE "people_imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	"file_name" text NOT NULL,
	"content" text,
	"holds_from" date NOT NULL,
	"opens_accounts" boolean NOT NULL,
	"applied_by" uuid,
	"applied_at" timestamp with time zone,
	"outcome" jsonb,
	CONSTRAINT "an_import_is_applied_whole" CHECK (("people_imports"."applied_at" is null) = ("people_imports"."outcome" is null) and ("people_imports"."applied_at" is null) = ("people_imports"."applied_by" is null)),
	CONSTRAINT "an_applied_import_keeps_no_names" CHECK (("people_imports"."applied_at" is null) = ("people_imports"."content" is not null))
);
--> statement-breakpoint
ALTER TABLE "people_imports" ADD CONSTRAINT "people_imports_uploaded_by_persons_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people_imports" ADD CONSTRAINT "people_imports_applied_by_persons_id_fk" FOREIGN KEY ("applied_by") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "people_imports_uploaded_at_index" ON "people_imports" USING btree ("uploaded_at");