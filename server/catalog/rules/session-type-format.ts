import type { FrameworkContent } from './framework-format.ts';
import { SessionTypeFile, type SessionType } from './session-type-schema.ts';
import { readYaml, type Mistake, type ReadYaml } from './yaml-file.ts';

export interface Known {
  /** Null when the framework itself is broken: then nothing is compared with it. */
  framework: FrameworkContent | null;
  courseIds: ReadonlySet<string>;
}

/** Read the files of `courses/coaching/` by name; every mistake at once. */
export function parseSessionTypes(
  files: ReadonlyMap<string, string>,
  known: Known,
): { sessionTypes: SessionType[]; mistakes: Mistake[] } {
  const read = [...files]
    .filter(([name]) => name.endsWith('.yaml'))
    .map(([name, text]) => ({ name, file: `coaching/${name}`, ...readYaml(`coaching/${name}`, text, SessionTypeFile) }));
  const fileById = new Map<string, string>();
  const mistakes = read.flatMap(({ name, file, content, lineOf, mistakes }) => {
    if (!content) return mistakes;
    const first = fileById.get(content.id);
    fileById.set(content.id, first ?? file);
    const say: Say = (path, message) => ({ file, line: lineOf(path), message });
    return [
      ...(first ? [say(['id'], `the id ${content.id} is taken by ${first}`)] : []),
      ...(name === `${content.id}.yaml` ? [] : [say(['id'], `the file is to be named ${content.id}.yaml`)]),
      ...checkPeople(content, say),
      ...checkMinutes(content, say),
      ...checkIntake(content, say),
      ...checkSkills(content, known.framework, say),
      ...checkCourses(content, known.courseIds, say),
    ];
  });
  return { sessionTypes: read.flatMap(({ content }) => (content ? [content] : [])), mistakes };
}

type Say = (path: Parameters<ReadYaml<unknown>['lineOf']>[0], message: string) => Mistake;

function checkPeople({ format, seats: { least, most } }: SessionType, say: Say): Mistake[] {
  const isAlone = most === 1;
  return [
    ...(least > most ? [say(['seats'], `the least seats (${least}) are more than the most (${most})`)] : []),
    ...(format === 'one-to-one' && !isAlone ? [say(['seats'], `a one-to-one session has one seat, not ${most}`)] : []),
    ...(format === 'group' && isAlone ? [say(['seats'], 'a group has two seats or more')] : []),
  ];
}

function checkMinutes({ sittings }: SessionType, say: Say): Mistake[] {
  return sittings.flatMap(({ title, minutes, after, weeks, agenda }, index) => {
    const planned = agenda.reduce((total, item) => total + item.minutes, 0);
    const place = ['sittings', index];
    return [
      ...(planned === minutes
        ? []
        : [say([...place, 'minutes'], `the agenda of "${title}" takes ${planned} minutes, the sitting ${minutes}`)]),
      ...(index > 0 && !after ? [say(place, `"${title}" does not say when it comes after the sitting before`)] : []),
      ...(index === 0 && weeks ? [say([...place, 'weeks'], `"${title}" is the first sitting: no weeks come before it`)] : []),
    ];
  });
}

function checkIntake({ id, intake }: SessionType, say: Say): Mistake[] {
  const hasRequired = intake.some(({ required }) => required);
  return [
    ...(hasRequired ? [] : [say(['intake'], `${id} lacks an intake question that has to be answered before the session`)]),
    ...repeated(intake.map((question) => question.id)).map((index) =>
      say(['intake', index, 'id'], `the intake question ${intake[index]!.id} stands here twice`),
    ),
  ];
}

function checkSkills(
  { id, format, skills, prerequisites }: SessionType,
  framework: FrameworkContent | null,
  say: Say,
): Mistake[] {
  const skillIds = framework && new Set(framework.skills.map((skill) => skill.id));
  const capOf = new Map(framework?.kinds.map((kind) => [kind.id, kind.maxLevel]));
  const mostOf = new Map(skills.map(({ skill, level }) => [skill, level]));
  const mistakes = repeated(skills.map(({ skill }) => skill)).map((index) =>
    say(['skills', index, 'skill'], `the skill ${skills[index]!.skill} stands here twice`),
  );
  skills.forEach(({ skill, level, evidence, seen }, index) => {
    const place = ['skills', index];
    const cap = capOf.get(evidence);
    if (skillIds && !skillIds.has(skill)) mistakes.push(say([...place, 'skill'], `${id} shows the unknown skill ${skill}`));
    if (cap !== undefined && level > cap)
      mistakes.push(say([...place, 'level'], `${skill} ${level} is more than ${evidence} evidence can show (${cap})`));
    if (evidence === 'panel' && format !== 'panel')
      mistakes.push(say([...place, 'evidence'], `only a session of format panel gives panel evidence for ${skill}`));
    const [described, wanted] = [Object.keys(seen).map(Number), levelsToDescribe(level)];
    const [lacking, beyond] = [wanted.filter((n) => !described.includes(n)), described.filter((n) => n > level)];
    if (lacking.length > 0)
      mistakes.push(say([...place, 'seen'], `${skill} does not say what is seen at level ${lacking.join(' and ')}`));
    if (beyond.length > 0)
      mistakes.push(
        say([...place, 'seen', beyond[0]!], `${skill} describes level ${beyond.join(' and ')}, but shows ${level} at most`),
      );
  });
  prerequisites.skills.forEach(({ skill, level }, index) => {
    const path = ['prerequisites', 'skills', index, 'skill'];
    if (skillIds && !skillIds.has(skill)) mistakes.push(say(path, `${id} presupposes the unknown skill ${skill}`));
    if (level >= (mostOf.get(skill) ?? Infinity))
      mistakes.push(say(path, `${id} presupposes ${skill} ${level} and can show no more than that`));
  });
  return mistakes;
}

/** Level 1 is what a quiz shows; a coach looks for the levels above it, up to the most the session can show. */
const levelsToDescribe = (most: number) => (most === 1 ? [1] : Array.from({ length: most - 1 }, (_, index) => index + 2));

function checkCourses({ id, prerequisites, materials }: SessionType, courseIds: ReadonlySet<string>, say: Say): Mistake[] {
  const named = [
    ...prerequisites.courses.map((course, index) => ({ course, path: ['prerequisites', 'courses', index] })),
    ...materials.map(({ course }, index) => ({ course, path: ['materials', index, 'course'] })),
  ];
  return named
    .filter(({ course }) => course !== undefined && !courseIds.has(course))
    .map(({ course, path }) => say(path, `${id} names the unknown course ${course}`));
}

/** Places of what stood before. */
const repeated = (ids: readonly string[]) => ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
