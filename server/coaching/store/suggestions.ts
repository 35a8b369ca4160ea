import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { suggestionLog } from '#db/schema/coaching-suggestions.ts';
import type { AskedPerson } from '../rules/suggestion-figures.ts';

/** Who asked, as they stood at that time. */
export interface Asking {
  personId: string;
  departmentId: string;
  region: string;
  language: string;
  isCritical: boolean;
  weightsVersion: string;
  on: Temporal.PlainDate;
}

export interface ShownCoach {
  offerId: string;
  coachId: string;
  rank: number;
  daysToFirst: number;
}

/** That coaches were suggested, or that nobody could be, in one statement; the same again on a day is once. */
export async function noteSuggested(db: Queryable, { on, ...asking }: Asking, shown: readonly ShownCoach[]): Promise<void> {
  const row = { ...asking, day: on.toString() };
  const rows = shown.map((coach) => ({ ...row, ...coach, kind: 'shown' as const }));
  await db
    .insert(suggestionLog)
    .values(rows.length > 0 ? rows : [{ ...row, kind: 'nobody' }])
    .onConflictDoNothing();
}

/**
 * That a booking follows suggestions of its offer: with a coach who was suggested, which place they had, otherwise that somebody
 * else was chosen. Where the offer was not suggested since that day there is nothing to note.
 */
export async function noteChosen(
  tx: Queryable,
  chosen: { personId: string; offerId: string; coachIds: readonly string[]; on: Temporal.PlainDate; since: Temporal.PlainDate },
): Promise<void> {
  const { personId, offerId, coachIds, on, since } = chosen;
  const isTheirs = sql`coach_id = any(${`{${coachIds.join(',')}}`}::uuid[])`;
  await tx.execute(sql`
    insert into suggestion_log (kind, day, person_id, department_id, region, language, is_critical, weights_version, offer_id,
      coach_id, rank, days_to_first)
    select 'chosen', ${on.toString()}::date, person_id, department_id, region, language, is_critical, weights_version, offer_id,
      case when ${isTheirs} then coach_id else ${coachIds[0]}::uuid end,
      case when ${isTheirs} then rank end, case when ${isTheirs} then days_to_first end
    from suggestion_log
    where kind = 'shown' and person_id = ${personId} and offer_id = ${offerId} and day >= ${since.toString()}::date
    order by (${isTheirs}) desc, day desc, rank limit 1
    on conflict do nothing`);
}

/** Everybody who asked in some days, each once: where they stood when they last did, and what came of it. */
export async function peopleWhoAsked(
  db: Queryable,
  { from, end }: { from: Temporal.PlainDate; end: Temporal.PlainDate },
): Promise<AskedPerson[]> {
  const last = (column: string) => sql`(array_agg(${sql.identifier(column)} order by day desc, id desc))[1]`;
  const rows = await db.execute<{ [Name in keyof AskedPerson]: AskedPerson[Name] }>(sql`
    select ${last('department_id')} as "departmentId", ${last('region')} as region, ${last('language')} as language,
      bool_or(is_critical) as "isCritical", bool_or(kind = 'shown') as "isSuggested",
      min(days_to_first) filter (where kind = 'shown') as "daysToFirst", min(rank) filter (where kind = 'chosen') as "chosenRank"
    from suggestion_log where person_id is not null and day >= ${from.toString()}::date
      and day < ${end.toString()}::date
    group by person_id having bool_or(kind <> 'chosen')`);
  return [...rows];
}

/** Everything that is kept of somebody, the latest first. */
export async function suggestionsOf(db: Queryable, personId: string) {
  const { kind, day, departmentId, region, language, isCritical, weightsVersion, offerId, coachId, rank, daysToFirst } =
    suggestionLog;
  return db
    .select({ kind, day, departmentId, region, language, isCritical, weightsVersion, offerId, coachId, rank, daysToFirst })
    .from(suggestionLog)
    .where(eq(suggestionLog.personId, personId))
    .orderBy(desc(day), kind, rank);
}

/** Whose it was is forgotten; what it was stays. */
export async function forgetSuggestedBefore(db: Queryable, day: Temporal.PlainDate): Promise<void> {
  await db
    .update(suggestionLog)
    .set({ personId: null })
    .where(and(lt(suggestionLog.day, day.toString()), isNotNull(suggestionLog.personId)));
}
