import { currentFramework } from '#server/catalog/index.ts';
import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import { agreementOf } from '../rules/assessor-agreement.ts';
import { ratingsSince } from '../store/outcomes.ts';
import { skillName } from '../views.ts';

const LOOKS_BACK_MONTHS = 12;

/** How often two assessors agree, for each skill that coaching has rated in a year; most comparisons first. */
export async function viewAssessorAgreement(context: Context) {
  const since = utcDay(context).subtract({ months: LOOKS_BACK_MONTHS });
  const [framework, ratings] = await Promise.all([currentFramework(context), ratingsSince(context.db, since)]);
  const skills = agreementOf(ratings).map((skill) => ({ ...skill, name: skillName(framework, skill.skillId) }));
  return {
    since: since.toString(),
    skills: skills.toSorted((a, b) => (b.comparisons ?? 0) - (a.comparisons ?? 0) || a.name.localeCompare(b.name)),
  };
}
