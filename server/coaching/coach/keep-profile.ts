import { currentFramework } from '#server/catalog/index.ts';
import type { Context } from '#server/shared/context.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { readVerifiedSkills, updateCoach, type CoachProfile } from '../store/coaches.ts';
import { skillName } from '../views.ts';
import { actingCoach } from './acting-coach.ts';

/** How one coaches, with the levels the OSPO has verified. @throws {NotFound} */
export async function viewMyCoachProfile(context: Context) {
  const { personId, ...profile } = await actingCoach(context);
  const [framework, skills] = await Promise.all([currentFramework(context), readVerifiedSkills(context.db, [personId])]);
  return {
    ...profile,
    skills: skills.map(({ skillId, level, expiresOn }) => ({
      skillId,
      name: skillName(framework, skillId),
      level,
      expiresOn: expiresOn.toString(),
    })),
  };
}

/** A limit that is left out is none. @throws {NotFound} {UnknownTimeZone} */
export async function saveMyCoachProfile(
  context: Context,
  stated: Pick<CoachProfile, 'status' | 'timeZone' | 'languages' | 'bio' | 'acceptsRequests'> &
    Partial<{ maxPerDay: number; maxPerWeek: number; meetingUrl: string }>,
): Promise<void> {
  const { personId } = await actingCoach(context);
  assertTimeZone(stated.timeZone);
  const { maxPerDay = null, maxPerWeek = null, meetingUrl = null } = stated;
  await updateCoach(context.db, { ...stated, personId, maxPerDay, maxPerWeek, meetingUrl }, context.now());
}
