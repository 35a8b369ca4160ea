import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { personViews } from '#db/schema/skills.ts';

/** Write down who looked at whose skills and why; the same look of the same day is written once. */
export async function logPersonViews(
  db: Queryable,
  view: { viewerPersonId: string; viewedPersonIds: readonly string[]; purpose: string; at: Temporal.Instant },
): Promise<void> {
  const others = view.viewedPersonIds.filter((personId) => personId !== view.viewerPersonId);
  if (others.length === 0) return;
  const at = new Date(view.at.epochMilliseconds).toISOString();
  await db.execute(sql`
    insert into ${personViews} (viewed_person_id, viewer_person_id, purpose, viewed_at)
    select viewed, ${view.viewerPersonId}, ${view.purpose}, ${at}::timestamptz
    from unnest(${`{${others.join(',')}}`}::uuid[]) viewed
    where not exists (select from ${personViews} known
      where known.viewed_person_id = viewed and known.viewer_person_id = ${view.viewerPersonId}
        and known.purpose = ${view.purpose} and known.viewed_at > ${at}::timestamptz - interval '1 day')
    on conflict do nothing`);
}

export interface PersonView {
  viewerPersonId: string;
  purpose: string;
  viewedAt: Temporal.Instant;
}

/** Who looked at a person's skills, latest first. */
export async function readPersonViews(db: Queryable, personId: string, limit: number): Promise<PersonView[]> {
  const rows = await db
    .select()
    .from(personViews)
    .where(eq(personViews.viewedPersonId, personId))
    .orderBy(desc(personViews.viewedAt))
    .limit(limit);
  return rows.map(({ viewerPersonId, purpose, viewedAt }) => ({
    viewerPersonId,
    purpose,
    viewedAt: viewedAt.toTemporalInstant(),
  }));
}
