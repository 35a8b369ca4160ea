import { listSessionTypes } from '#server/catalog/index.ts';
import type { Context } from '#server/shared/context.ts';
import { weeksAfter } from './rules/programme.ts';
import { putSessionTypes, type SessionType } from './store/session-types.ts';

/** Keep session types with their present texts. @returns how many are new or changed. */
export const keepSessionTypes = (context: Context, types: readonly SessionType[]): Promise<number> =>
  context.db.transaction((tx) => putSessionTypes(tx, types, context.now()));

/**
 * Take over what the catalogue publishes: sessions refer to rows of this feature, so that a type somebody has booked stays
 * when the catalogue drops it. Safe to repeat.
 */
export async function takeSessionTypesOver(context: Context): Promise<number> {
  const published = await listSessionTypes(context);
  return keepSessionTypes(
    context,
    published.map(({ id, title, audience, sittings, intake, summary, outcome, followUp, skills }) => ({
      id,
      title,
      audience,
      minutes: sittings[0]!.minutes,
      questions: intake.filter(({ required }) => required).map(({ question }) => question),
      approach: summary,
      outcome,
      after: followUp.map(({ when, what }) => `${when}: ${what}`).join(' '),
      skills: Object.fromEntries(skills.map(({ skill, level }) => [skill, level])),
      sittings: sittings.map(({ title, weeks }, index) => ({ title, weeks: weeksAfter(index, weeks) })),
    })),
  );
}
