import { sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { containing } from '#server/shared/store/containing.ts';

/** What an assessor sees of the hand-ins: those of skills they are verified for, of people who are not near to them. */
export interface QueueOf {
  markerId: string;
  skillIds: readonly string[];
  /** Whose line manager they are. */
  reportIds: readonly string[];
  /** Claims made before no longer count. */
  heldSince: Temporal.Instant;
}

export interface QueueFilter {
  show: 'open' | 'mine' | 'done';
  q?: string | undefined;
  skillId?: string | undefined;
}

export interface QueueCursor {
  at: string;
  id: string;
}

const list = (ids: readonly string[]) => `{${ids.join(',')}}`;

const mayMark = ({ markerId, skillIds, reportIds }: QueueOf) => sql`h.skill_ids && ${list(skillIds)}::text[]
  and h.person_id <> ${markerId} and h.person_id <> all(${list(reportIds)}::uuid[])`;

const shown = ({ markerId, heldSince }: QueueOf, show: QueueFilter['show']): SQL =>
  ({
    open: sql`not exists (select from hand_in_marks m where m.hand_in_id = h.id) and not exists (select from hand_in_claims c
      where c.hand_in_id = h.id and c.claimed_at >= ${heldSince.toString()}::timestamptz)`,
    mine: sql`not exists (select from hand_in_marks m where m.hand_in_id = h.id)
      and exists (select from hand_in_claims c where c.hand_in_id = h.id and c.marker_id = ${markerId})`,
    done: sql`exists (select from hand_in_marks m where m.hand_in_id = h.id and m.marker_id = ${markerId})`,
  })[show];

/** Ids of a page of the queue, in its order: what waits longest first, what is done newest first. */
export async function readQueue(
  db: Queryable,
  whose: QueueOf,
  { show, q, skillId }: QueueFilter,
  { after, limit }: { after: QueueCursor | null; limit: number },
): Promise<{ id: string; at: string }[]> {
  const [direction, beyond] = show === 'done' ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const words = containing(q ?? '');
  const rows = await db.execute<{ id: string; at: string }>(sql`
    select h.id, h.handed_in_at::text as at from hand_ins h
      join persons p on p.id = h.person_id
      join lessons l on l.edition_id = h.edition_id and l.lesson_id = h.lesson_id
      join course_editions e on e.id = h.edition_id
    where ${mayMark(whose)} and ${shown(whose, show)}
      ${q ? sql`and (p.name ilike ${words} or l.title ilike ${words} or e.title ilike ${words})` : sql``}
      ${skillId ? sql`and ${skillId} = any(h.skill_ids)` : sql``}
      ${after ? sql`and (h.handed_in_at, h.id) ${beyond} (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
    order by h.handed_in_at ${direction}, h.id ${direction} limit ${limit}`);
  return [...rows];
}

export async function countQueue(db: Queryable, whose: QueueOf): Promise<Record<QueueFilter['show'], number>> {
  const [row] = await db.execute<{ open: number; mine: number; done: number }>(sql`
    select count(*) filter (where ${shown(whose, 'open')})::int as open, count(*) filter (where ${shown(whose, 'mine')})::int as mine,
      count(*) filter (where ${shown(whose, 'done')})::int as done
    from hand_ins h where ${mayMark(whose)}`);
  return row!;
}

export interface Wait {
  courseId: string;
  lessonId: string;
  editionId: string;
  skillIds: string[];
  waiting: number;
  inMarking: number;
  oldestAt: Temporal.Instant | null;
  medianHours: number | null;
}

/** How long work waits, by lesson: what is open now, and how long it took since a moment. */
export async function readWaits(
  db: Queryable,
  { heldSince, decidedSince }: { heldSince: Temporal.Instant; decidedSince: Temporal.Instant },
): Promise<Wait[]> {
  const rows = await db.execute<{
    course_id: string;
    lesson_id: string;
    edition_id: string;
    skill_ids: string[];
    waiting: number;
    in_marking: number;
    oldest_at: string | null;
    median_hours: number | null;
  }>(sql`
    with seen as (
      select h.*, first.marked_at, c.claimed_at from hand_ins h
        left join hand_in_marks first on first.hand_in_id = h.id and first.supersedes is null
        left join hand_in_claims c on c.hand_in_id = h.id and c.claimed_at >= ${heldSince.toString()}::timestamptz
      where first.id is null or first.marked_at >= ${decidedSince.toString()}::timestamptz
    )
    select course_id, lesson_id, (array_agg(edition_id order by handed_in_at desc))[1] as edition_id,
      (array_agg(to_jsonb(skill_ids) order by handed_in_at desc))[1] as skill_ids,
      count(*) filter (where marked_at is null and claimed_at is null)::int as waiting,
      count(*) filter (where marked_at is null and claimed_at is not null)::int as in_marking,
      min(handed_in_at) filter (where marked_at is null) as oldest_at,
      (percentile_cont(0.5) within group (order by extract(epoch from marked_at - handed_in_at))
        filter (where marked_at is not null) / 3600)::float8 as median_hours
    from seen group by course_id, lesson_id order by oldest_at nulls last, course_id, lesson_id`);
  return rows.map((row) => ({
    courseId: row.course_id,
    lessonId: row.lesson_id,
    editionId: row.edition_id,
    skillIds: row.skill_ids,
    waiting: row.waiting,
    inMarking: row.in_marking,
    oldestAt: row.oldest_at ? new Date(row.oldest_at).toTemporalInstant() : null,
    medianHours: row.median_hours,
  }));
}
