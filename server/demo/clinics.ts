import { acceptClinic, listMyInvitations, planAllClinics, viewClinicPlan } from '#server/coaching/index.ts';
import { coachesAmong } from './coaches.ts';
import type { ActingAt, Member } from './found.ts';

const MOST = 4;

/**
 * Clinics are planned, and other coaches than the shown one accept their first until the visitor is invited to one; the shown
 * coach finds theirs to decide.
 */
export async function acceptClinics(
  as: ActingAt,
  { members, visitor, coach, anchor }: { members: readonly Member[]; visitor: Member; coach: Member; anchor: Temporal.PlainDate },
): Promise<void> {
  const at = anchor.toZonedDateTime({ timeZone: 'UTC', plainTime: Temporal.PlainTime.from('13:00') }).toInstant();
  await planAllClinics(as(null, at), { tells: false });
  let accepted = 0;
  for (const { member } of coachesAmong(members)) {
    if (member.email === coach.email) continue;
    const [first] = (await viewClinicPlan(as(member, at))).items;
    if (!first) continue;
    const { offerId, skillId, startsAt } = first;
    await acceptClinic(as(member, at), { offerId, skillId, startsAt: Temporal.Instant.from(startsAt) });
    const { items } = await listMyInvitations(as(visitor, at));
    if (++accepted === MOST || items.length > 0) return;
  }
}
