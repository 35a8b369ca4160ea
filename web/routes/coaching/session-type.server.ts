import type { RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { skillNames } from '#lib/server/skill-names.ts';
import { viewSessionType } from '#server/catalog/contract.ts';

/** A session type as it is published, with the names of the skills it can show. */
export async function readSessionType(event: RequestEvent, sessionTypeId: string) {
  const [type, nameOf] = await Promise.all([
    need(call(event, viewSessionType, { params: { sessionTypeId } })),
    skillNames(event),
  ]);
  return { ...type, skills: type.skills.map(({ skill, ...shown }) => ({ skill, name: nameOf.get(skill) ?? skill, ...shown })) };
}
