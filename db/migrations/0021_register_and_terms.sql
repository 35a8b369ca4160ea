ALTER TABLE "accounts" ADD COLUMN "auditor_until" date;--> statement-breakpoint
CREATE INDEX "register_by_issue" ON "certificates" USING btree ("issued_at","id");