import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import type { Standing } from '../rules/status.ts';
import type { LessonPlace } from './hand-ins.ts';

export interface PlaceStanding extends LessonPlace {
  hasDraft: boolean;
  /** Of the latest try; null before the first. */
  latest: Standing | null;
  /** Of the mark that stands. */
  levels: { skillId: string; level: number }[];
}

/** Lessons of enrolments for which something is drafted or handed in, with what is known of it. One query whatever their number. */
export async function readStandings(db: Queryable, enrolmentIds: readonly string[]): Promise<PlaceStanding[]> {
  if (enrolmentIds.length === 0) return [];
  const ids = sql`any(${`{${enrolmentIds.join(',')}}`}::uuid[])`;
  const rows = await db.execute<{
    enrolment_id: string;
    lesson_id: string;
    has_draft: boolean;
    has_try: boolean;
    is_claimed: boolean;
    decision: Standing['decision'];
    levels: { skillId: string; level: number }[] | null;
  }>(sql`
    with tries as (
      select distinct on (enrolment_id, lesson_id) id, enrolment_id, lesson_id from hand_ins
      where enrolment_id = ${ids} order by enrolment_id, lesson_id, number desc
    ), drafts as (
      select enrolment_id, lesson_id, true as has_draft from hand_in_drafts where enrolment_id = ${ids}
    )
    select enrolment_id, lesson_id, has_draft is not null as has_draft, t.id is not null as has_try,
      c.hand_in_id is not null as is_claimed, m.decision,
      (select jsonb_agg(jsonb_build_object('skillId', skill_id, 'level', level) order by level desc, skill_id)
        from hand_in_mark_levels where mark_id = m.id) as levels
    from tries t full join drafts using (enrolment_id, lesson_id)
      left join hand_in_claims c on c.hand_in_id = t.id
      left join lateral (
        select id, decision from hand_in_marks where hand_in_id = t.id order by marked_at desc, id desc limit 1
      ) m on true`);
  return rows.map((row) => ({
    enrolmentId: row.enrolment_id,
    lessonId: row.lesson_id,
    hasDraft: row.has_draft,
    latest: row.has_try ? { isClaimed: row.is_claimed, decision: row.decision } : null,
    levels: row.levels ?? [],
  }));
}
