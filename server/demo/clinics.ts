import { acceptClinic, listMyInvitations, listMyOffers, planAllClinics } from '#server/coaching/index.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { coachesAmong, openTime } from './coaches.ts';
import type { ActingAt, Member } from './found.ts';
import { at, holding } from './stage.ts';

/** Seats for many, and a skill that most who write software lack. */
const TYPE = 'policy-workshop';
const SKILL = 'license-obligations';
const FIRST_DAY = 6;
const DAYS = 24;

/**
 * Clinics are planned. One coach holds groups for a gap of many people until the visitor is invited to one; every coach finds
 * some left to decide.
 */
export async function acceptClinics(
  as: ActingAt,
  { members, visitor, anchor }: { members: readonly Member[]; visitor: Member; anchor: Temporal.PlainDate },
): Promise<void> {
  const now = at(anchor, 13);
  const coach = holding(coachesAmong(members), TYPE);
  const { items } = await listMyOffers(as(coach.member, now));
  const { offerId } = items.find(({ sessionTypeId, mode }) => sessionTypeId === TYPE && mode === 'group')!;
  for (const startsAt of timesFor(
    visitor,
    Array.from({ length: DAYS }, (_, n) => openTime(coach, anchor.add({ days: FIRST_DAY + n }))),
  )) {
    try {
      await acceptClinic(as(coach.member, now), { offerId, skillId: SKILL, startsAt });
    } catch (error) {
      // The coach is elsewhere then.
      if (!(error instanceof Refusal)) throw error;
    }
    if ((await listMyInvitations(as(visitor, now))).items.length > 0) break;
  }
  // As of the night, since whoever opens the demo in the morning plans anew, and a later plan is never replaced by an earlier one.
  await planAllClinics(as(null, at(anchor, 0)), { tells: false });
}

/** Times from morning to early afternoon where somebody works, each once. */
function timesFor({ timeZone }: Member, times: readonly Temporal.ZonedDateTime[]): Temporal.Instant[] {
  const suits = (time: Temporal.ZonedDateTime) => {
    const { hour } = time.withTimeZone(timeZone);
    return hour >= 8 && hour < 15;
  };
  return [...new Set(times.filter(suits).map((time) => time.toInstant().toString()))].map((text) => Temporal.Instant.from(text));
}
