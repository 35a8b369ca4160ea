import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import type { SessionType } from './rules/session-type-schema.ts';
import { latestSessionTypes } from './store/session-types.ts';

/** The session types in force, or those of them that can show any of these skills. */
export async function listSessionTypes({ db }: Pick<Context, 'db'>, skillIds?: readonly string[]): Promise<SessionType[]> {
  const sessionTypes = await latestSessionTypes(db);
  return skillIds ? sessionTypes.filter(({ skills }) => skills.some(({ skill }) => skillIds.includes(skill))) : sessionTypes;
}

/** @throws {NotFound} */
export async function viewSessionType({ db }: Pick<Context, 'db'>, sessionTypeId: string): Promise<SessionType> {
  const sessionType = (await latestSessionTypes(db)).find(({ id }) => id === sessionTypeId);
  if (!sessionType) throw new NotFound('session type');
  return sessionType;
}
