import type { RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { csvAnswer, type Value } from '#lib/server/csv.ts';
import { listCoaches } from '#server/coaching/contract.ts';

const HEAD = [
  'person_id',
  'coach',
  'status',
  'time_zone',
  'languages',
  'skill_id',
  'skill',
  'level',
  'verified_by',
  'verified_at',
  'expires_on',
  'state',
];

export async function exportCoaches(event: RequestEvent): Promise<Response> {
  const { items } = await need(call(event, listCoaches, {}));
  const rows = items.flatMap(({ personId, name, status, timeZone, languages, skills }): Value[][] => {
    const coach = [personId, name, status, timeZone, languages.join(' ')];
    if (skills.length === 0) return [[...coach, null, null, null, null, null, null, null]];
    return skills.map((skill) => [
      ...coach,
      skill.skillId,
      skill.name,
      skill.level,
      skill.verifiedBy,
      skill.verifiedAt,
      skill.expiresOn,
      skill.state,
    ]);
  });
  return csvAnswer(HEAD, rows, 'coaches');
}
