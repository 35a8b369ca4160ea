import Type, { type Static } from 'typebox';
import type { CourseFolder, ParsedLesson } from './course-format.ts';
import { readYaml, type Mistake } from './yaml-file.ts';

/** `hand-ins/<lesson>.yaml`: what is handed in for a lab or a workshop, and how it is marked. */
const closed = { additionalProperties: false } as const;
const Words = Type.String({ minLength: 3, maxLength: 1200 });

export const HandInFile = Type.Object(
  {
    /** What to make of the material, in the second person. */
    task: Words,
    /** What lies on the assessor's table afterwards, one thing each. */
    expects: Type.Array(Words, { minItems: 1, maxItems: 8 }),
    material: Type.Array(Type.Object({ path: Type.String({ pattern: '^[\\w.-]+(/[\\w.-]+)*$' }), title: Words }, closed)),
    rubric: Type.Array(
      Type.Object(
        {
          skill: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
          criteria: Type.Array(Words, { minItems: 1, maxItems: 6 }),
          /** Behaviour by the level it shows. */
          levels: Type.Record(Type.String({ pattern: '^[1-3]$' }), Words),
          /** Without it no level is given. */
          mustSee: Words,
        },
        closed,
      ),
      { minItems: 1 },
    ),
    /** What good work finds, and where the material hides it. Assessors see it when they mark; learners never do. */
    reference: Type.String({ minLength: 40, maxLength: 6000 }),
  },
  closed,
);

export interface HandIn extends Omit<Static<typeof HandInFile>, 'material'> {
  material: { path: string; title: string; text: string }[];
}

/** A mark shows this much at most, whatever the lesson says. */
export const MARK_CAP = 3;
const MOST_CHARACTERS = 65_536;
const FOLDER = 'hand-ins/';
const HANDED_IN = new Set(['lab', 'workshop']);

const fileOf = (lessonId: string) => `${FOLDER}${lessonId}.yaml`;
const materialFolderOf = (lessonId: string) => `material/${lessonId}/`;

/** What is handed in for each lesson, and every mistake in it: a lab that names a skill and has no rubric is one. */
export function parseHandIns(
  folder: string,
  files: CourseFolder,
  lessons: readonly { lesson: ParsedLesson | null; lineOf: (path: (string | number)[]) => number }[],
): { handIns: Map<string, HandIn>; mistakes: Mistake[] } {
  const handIns = new Map<string, HandIn>();
  const mistakes: Mistake[] = [];
  const expected = new Set<string>();
  for (const { lesson, lineOf } of lessons) {
    if (!lesson || !HANDED_IN.has(lesson.kind) || Object.keys(lesson.skills).length === 0) continue;
    const name = fileOf(lesson.id);
    expected.add(name);
    const text = files.get(name);
    if (text === undefined) {
      mistakes.push({
        file: lesson.file,
        line: lineOf(['kind']),
        message: `evidences a skill without a rubric: ${name} is missing`,
      });
      continue;
    }
    const read = readHandIn(`${folder}/${name}`, text, files, lesson);
    mistakes.push(...read.mistakes);
    if (read.handIn) handIns.set(lesson.id, read.handIn);
  }
  for (const name of files.keys())
    if (name.startsWith(FOLDER) && !expected.has(name))
      mistakes.push({
        file: `${folder}/${name}`,
        line: 1,
        message: 'belongs to no lab or workshop of this course that names a skill',
      });
  return { handIns, mistakes: [...mistakes, ...strayMaterial(folder, files, handIns)] };
}

function readHandIn(file: string, text: string, files: CourseFolder, lesson: ParsedLesson) {
  const { content, mistakes, lineOf } = readYaml(file, text, HandInFile);
  if (!content) return { handIn: null, mistakes };
  const say = (path: (string | number)[], message: string) => mistakes.push({ file, line: lineOf(path), message });
  content.rubric.forEach(({ skill, levels }, index) => {
    const most = lesson.skills[skill];
    if (most === undefined) return say(['rubric', index, 'skill'], `marks ${skill}, which the lesson does not name`);
    const described = Object.keys(levels).map(Number);
    for (let level = 1; level <= Math.min(most, MARK_CAP); level++)
      if (!described.includes(level)) say(['rubric', index, 'levels'], `does not say what level ${level} of ${skill} looks like`);
    for (const level of described)
      if (level > most)
        say(['rubric', index, 'levels', String(level)], `describes level ${level} of ${skill}; the lesson shows ${most}`);
  });
  for (const skill of Object.keys(lesson.skills)) {
    const count = content.rubric.filter((entry) => entry.skill === skill).length;
    if (count !== 1) say(['rubric'], count === 0 ? `does not mark ${skill}` : `marks ${skill} twice`);
  }
  const material = content.material.map(({ path, title }, index) => {
    const found = files.get(materialFolderOf(lesson.id) + path);
    if (found === undefined) say(['material', index, 'path'], `lists ${path}, which is not in ${materialFolderOf(lesson.id)}`);
    if ((found?.length ?? 0) > MOST_CHARACTERS) say(['material', index, 'path'], `lists ${path}, which is longer than 64 KiB`);
    return { path, title, text: found ?? '' };
  });
  return { handIn: mistakes.length === 0 ? { ...content, material } : null, mistakes };
}

/** A file that no lesson lists reaches nobody. */
function strayMaterial(folder: string, files: CourseFolder, handIns: ReadonlyMap<string, HandIn>): Mistake[] {
  return [...files.keys()]
    .filter((name) => name.startsWith('material/'))
    .filter((name) => {
      const [, lessonId = '', ...rest] = name.split('/');
      return handIns.has(lessonId) && !handIns.get(lessonId)!.material.some(({ path }) => path === rest.join('/'));
    })
    .map((name) => ({ file: `${folder}/${name}`, line: 1, message: 'is not listed in the hand-in of its lesson' }));
}
