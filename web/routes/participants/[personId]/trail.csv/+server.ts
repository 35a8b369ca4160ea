import { call, need } from '#lib/server/api.ts';
import { csvAnswer, type Value } from '#lib/server/csv.ts';
import { textsOf } from '#lib/server/form.ts';
import { viewTrail } from '#server/skills/contract.ts';
import type { RequestHandler } from './$types';

const HEAD = [
  ...['as_of', 'requirements_version', 'person_id', 'name', 'department', 'job_roles', 'skill_id', 'skill', 'required_level'],
  ...['critical', 'asked_by', 'state', 'assessed_level', 'evidence_id', 'evidence_kind', 'evidence', 'evidence_level'],
  ...['shown_on', 'lapses_on', 'recorded_at', 'superseded'],
];

/** A row for each piece of evidence, and one where there is none. A look like any other, so it is a POST. */
export const POST: RequestHandler = async (event) => {
  const { purpose } = await textsOf(event, 'purpose');
  const trail = await need(call(event, viewTrail, { params: event.params, query: { purpose } }));
  const { person, asOf, frameworkNumber, jobRoles } = trail;
  const about = [person.personId, person.name, person.department?.name ?? null, jobRoles.map(({ id }) => id).join(' ')];
  const rows = trail.skills.flatMap(({ evidence, ...skill }): Value[][] => {
    const asked = [skill.skillId, skill.name, skill.required, skill.critical ? 'yes' : 'no', skill.askedBy.join(' ')];
    const start = [asOf, frameworkNumber, ...about, ...asked, skill.state, skill.level];
    if (evidence.length === 0) return [[...start, ...Array.from({ length: HEAD.length - start.length }, () => null)]];
    return evidence.map(({ id, kind, title, level, shownOn, lapsesOn, recordedAt, isSuperseded }) => [
      ...[...start, id, kind, title, level, shownOn, lapsesOn, recordedAt],
      isSuperseded ? 'yes' : 'no',
    ]);
  });
  return csvAnswer(HEAD, rows, `trail-${person.personId.slice(0, 8)}-${asOf}`);
};
