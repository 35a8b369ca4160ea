import { checkBank } from './bank.ts';
import { BankFile, CourseFile, GlossaryFile, LessonFile, type QuestionFile } from './course-schema.ts';
import { GLOSSARY, usedTerms } from './glossary.ts';
import { checkLessonBody } from './lesson-body.ts';
import { parseHandIns, type HandIn } from './hand-in-format.ts';
import type { Term } from './lesson-terms.ts';
import { lintBank } from './question-lint.ts';
import type { NamedSource } from './source-list.ts';
import { readYaml, type Mistake } from './yaml-file.ts';

/** Texts of a course folder, by path below it. Figures are texts as well: SVG. */
export type CourseFolder = ReadonlyMap<string, string>;

export interface ParsedLesson extends LessonFile {
  file: string;
  body: string;
  /** Of labs and workshops that show a skill. */
  handIn?: HandIn;
}

export interface ParsedCourse extends CourseFile {
  lessons: ParsedLesson[];
  bank: QuestionFile[];
  /** Its own terms, and those of all courses that its lessons use. */
  glossary: GlossaryFile;
  figures: Map<string, string>;
}

export interface CourseSetting {
  skillIds: ReadonlySet<string>;
  courseIds: ReadonlySet<string>;
  /** Terms explained for all courses. */
  sharedTerms?: readonly Term[];
  /** Facts that expire on or before this day have to be checked again. */
  today: Temporal.PlainDate;
}

type LineOf = (path: (string | number)[]) => number;

/** The highest level a lesson of a kind can prepare the evidence of (content guide 1.2). */
const LEVEL_CAP = { read: 1, scenario: 2, lab: 3, workshop: 3 } as const;

/** Read a course folder. Every mistake is named, with file and line; the course is null when its shape is broken. */
export function parseCourse(
  folder: string,
  files: CourseFolder,
  setting: CourseSetting,
): { course: ParsedCourse | null; sources: NamedSource[]; mistakes: Mistake[] } {
  const at = (name: string) => `${folder}/${name}`;
  const missing = ['course.yaml', 'bank.yaml'].filter((name) => !files.has(name));
  if (missing.length > 0) {
    return { course: null, sources: [], mistakes: missing.map((name) => ({ file: at(name), line: 1, message: 'is missing' })) };
  }
  const head = readYaml(at('course.yaml'), files.get('course.yaml')!, CourseFile);
  const bank = readYaml(at('bank.yaml'), files.get('bank.yaml')!, BankFile);
  const glossary = readYaml(at(GLOSSARY), files.get(GLOSSARY) ?? '[]', GlossaryFile);
  const lessonFiles = [...files.keys()].filter((name) => /^\d+-.*\.md$/.test(name)).toSorted();
  const lessons = lessonFiles.map((name) => parseLesson(at(name), files.get(name)!));
  const mistakes = [...head.mistakes, ...bank.mistakes, ...glossary.mistakes, ...lessons.flatMap((lesson) => lesson.mistakes)];
  const sources = lessons.flatMap(sourcesOf);
  if (!head.content) return { course: null, sources, mistakes };

  const handedIn = parseHandIns(folder, files, lessons);
  const parsed = lessons.flatMap(({ lesson }) => (lesson ? [withHandIn(lesson, handedIn.handIns.get(lesson.id))] : []));
  const bodies = parsed.map(({ body }) => body);
  const course: ParsedCourse = {
    ...head.content,
    lessons: parsed,
    bank: bank.content ?? [],
    glossary: [...(glossary.content ?? []), ...usedTerms(bodies, setting.sharedTerms ?? [])],
    figures: new Map([...files].filter(([name]) => name.endsWith('.svg') && !name.startsWith('material/'))),
  };
  mistakes.push(
    ...handedIn.mistakes,
    ...checkHead(at('course.yaml'), course, setting, head.lineOf),
    ...lessons.flatMap(({ lesson, lineOf }) => (lesson ? checkLesson(lesson, course, setting, lineOf) : [])),
    ...checkQuestions(at('bank.yaml'), course, setting, bank.lineOf),
  );
  return { course: mistakes.length === 0 ? course : null, sources, mistakes };
}

/** A lesson without hand-in keeps the shape, and so the hash, it always had. */
const withHandIn = (lesson: ParsedLesson, handIn: HandIn | undefined): ParsedLesson => (handIn ? { ...lesson, handIn } : lesson);

function parseLesson(file: string, text: string) {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n'));
  if (!match)
    return {
      lesson: null,
      mistakes: [{ file, line: 1, message: 'has no front matter between two lines of ---' }],
      lineOf: () => 1,
    };
  const { content, mistakes, lineOf } = readYaml(file, match[1]!, LessonFile, 2);
  return { lesson: content && { ...content, file, body: match[2]! }, mistakes, lineOf };
}

/** What a lesson cites, with the line of its licence. */
const sourcesOf = ({ lesson, lineOf }: ReturnType<typeof parseLesson>): NamedSource[] =>
  (lesson?.sources ?? []).map(({ url, licence }, index) => ({
    url,
    licence,
    file: lesson!.file,
    line: lineOf(['sources', index, 'licence']),
  }));

function checkHead(file: string, course: ParsedCourse, setting: CourseSetting, lineOf: LineOf): Mistake[] {
  const mistakes: Mistake[] = [];
  const say = (path: (string | number)[], message: string) => mistakes.push({ file, line: lineOf(path), message });
  const listed = course.modules.flatMap((module) => module.lessons);
  const found = course.lessons.map((lesson) => lesson.id);
  for (const id of listed) if (!found.includes(id)) say(['modules'], `lists the lesson ${id}, which has no file`);
  for (const id of found) if (!listed.includes(id)) say(['modules'], `does not list the lesson ${id}`);
  for (const id of duplicates(listed)) say(['modules'], `lists the lesson ${id} twice`);
  for (const id of duplicates(found)) say(['modules'], `has two files for the lesson ${id}`);
  for (const id of duplicates(course.slots.map((slot) => slot.id))) say(['slots'], `declares the slot ${id} twice`);
  for (const id of course.prerequisites)
    if (!setting.courseIds.has(id)) say(['prerequisites'], `requires the unknown course ${id}`);
  course.quizzes.forEach((quiz, index) => {
    for (const { skill } of quiz.states)
      if (!setting.skillIds.has(skill)) say(['quizzes', index, 'states'], `states the unknown skill ${skill}`);
  });
  for (const kind of duplicates(course.quizzes.map((quiz) => quiz.kind))) say(['quizzes'], `has two ${kind} quizzes`);
  return mistakes;
}

function checkLesson(lesson: ParsedLesson, course: ParsedCourse, setting: CourseSetting, lineOf: LineOf): Mistake[] {
  const mistakes: Mistake[] = [];
  const say = (path: (string | number)[], message: string) => mistakes.push({ file: lesson.file, line: lineOf(path), message });
  for (const [skill, level] of Object.entries(lesson.skills)) {
    if (!setting.skillIds.has(skill)) say(['skills', skill], `names the unknown skill ${skill}`);
    if (level > LEVEL_CAP[lesson.kind])
      say(['skills', skill], `gives ${skill} level ${level}; a ${lesson.kind} lesson reaches ${LEVEL_CAP[lesson.kind]}`);
  }
  if (lesson.expiresOn <= setting.today.toString())
    say(['expiresOn'], `holds facts that expired on ${lesson.expiresOn}: check them again`);
  if (lesson.expiresOn <= lesson.checkedOn) say(['expiresOn'], 'expires before it was checked');
  const bodyStart = lineOf(['owner']) + 2;
  const declared = {
    slotIds: new Set(course.slots.map((slot) => slot.id)),
    termIds: new Set(course.glossary.map((term) => term.id)),
    figures: new Set(course.figures.keys()),
    lessonIds: new Set(course.lessons.map(({ id }) => id)),
  };
  for (const { line, message } of checkLessonBody(lesson.body, declared))
    mistakes.push({ file: lesson.file, line: bodyStart + line - 1, message });
  return mistakes;
}

function checkQuestions(file: string, { bank, ...course }: ParsedCourse, { skillIds }: CourseSetting, lineOf: LineOf): Mistake[] {
  const lessonIds = new Set(course.lessons.map(({ id }) => id));
  const asMistake = ({ index, message }: { index: number | null; message: string }) => ({
    file,
    line: index === null ? 1 : lineOf([index]),
    message,
  });
  const unknown = bank.flatMap(({ id, skill }, index) =>
    skillIds.has(skill) ? [] : [{ file, line: lineOf([index, 'skill']), message: `${id} names the unknown skill ${skill}` }],
  );
  return [...[...checkBank(course, bank, lessonIds), ...lintBank(bank)].map(asMistake), ...unknown];
}

const duplicates = (ids: readonly string[]) => new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
