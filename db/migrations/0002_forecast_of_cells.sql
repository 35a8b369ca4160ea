ALTER TABLE "skill_cells" ADD COLUMN "lapses_soon" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "skill_cells_lapses_on_index" ON "skill_cells" USING btree ("lapses_on");--> statement-breakpoint
ALTER TABLE "department_figures" DROP COLUMN "people";