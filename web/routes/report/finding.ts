import { fraction, inSentence, inWords } from '#lib/charts/words.ts';
import { count, list } from '#lib/format.ts';
import type { CompanyReport, DepartmentReport, Summary } from '#server/skills/contract.ts';

/** From here on what is not known is worth the first sentence. */
const WORTH_SAYING = 0.05;
const NAMED = 3;

/** What is not known, before anything else is said. */
function unknownSentence({ coverage }: Summary): string | null {
  if (coverage === null) return null;
  if (coverage === 0) return 'We do not know anything of what is required yet.';
  if (1 - coverage >= WORTH_SAYING) return `We do not know ${fraction(1 - coverage)} of what is required.`;
  return `We know ${fraction(coverage)} of what is required.`;
}

interface Need {
  skill: string;
  department: string | null;
  people: number;
  /** For how many it is critical; a need among those comes first. */
  critical: number;
}
const weight = ({ people, critical }: Need) => Math.min(people, critical);
const most = (needs: readonly Need[]): Need | null =>
  needs.toSorted((a, b) => weight(b) - weight(a) || b.people - a.people)[0] ?? null;
const where = ({ skill, department }: Need) => `in ${inSentence(skill)}${department ? `, ${department}` : ''}`;

function firstStep(unknown: Need | null, gap: Need | null): string | null {
  if (unknown && unknown.people > 0)
    return `Assess ${people(unknown.people)} ${where(unknown)}${unknown.department ? ',' : ''} first.`;
  if (gap && gap.people > 0) return `The largest gap is ${people(gap.people)} ${where(gap)}.`;
  return null;
}
const people = (number: number) => (number === 1 ? 'one person' : `${inWords(number)} people`);

/** The company's finding: what is not known, where to begin, and who is ready. */
export function companyFinding(report: CompanyReport, summary: Summary | null): string {
  if (report.departments.every(({ cells }) => cells.length === 0))
    return 'No job role asks anybody for a critical skill yet, so there is nothing to report.';
  if (!summary) return 'No figure of the whole company can be shown. Look at the departments below.';
  if (summary.required === 0) return 'No job role asks for a skill yet, so there is nothing to report.';
  const nameOf = new Map(report.criticalSkills.map(({ id, name }) => [id, name]));
  const parents = new Set(report.departments.map(({ parentId }) => parentId));
  const cells = report.departments
    .filter(({ id }) => !parents.has(id))
    .flatMap(({ name, cells }) => cells.filter(({ critical }) => critical > 0).map((cell) => ({ ...cell, department: name })));
  const need = (number: (cell: (typeof cells)[number]) => number) =>
    most(
      cells.map((cell) => ({
        skill: nameOf.get(cell.skillId)!,
        department: cell.department,
        critical: cell.critical,
        people: number(cell),
      })),
    );
  return sentences(
    unknownSentence(summary),
    firstStep(
      need(({ notAssessed }) => notAssessed),
      need(({ gap }) => gap),
    ),
    readySentence(report),
  );
}

function readySentence({ departments }: CompanyReport): string | null {
  const judged = departments.filter(({ parentId, gate }) => parentId !== null && gate !== null);
  if (judged.length === 0) return null;
  const ready = judged.filter(({ gate }) => gate!.isOpen);
  if (ready.length === 0) return judged.length === 1 ? null : `None of ${inWords(judged.length)} departments is ready.`;
  return `Ready: ${list(ready.map(({ name }) => name))}, of ${count(judged.length, 'department')}.`;
}

/** A department's finding: what is not known, where nobody works alone, and where to begin. */
export function departmentFinding({ summary, skills }: DepartmentReport): string {
  if (!summary) return 'Not shown: fewer than five people. Left out of every total too, so that it cannot be worked out.';
  if (summary.required === 0) return 'No job role here asks for a skill yet, so there is nothing to report.';
  const critical = skills.filter(({ critical, isHidden }) => critical > 0 && !isHidden);
  const alone = critical.filter(({ cover }) => cover === 0).map(({ name }) => inSentence(name));
  const need = (number: (skill: (typeof skills)[number]) => number) =>
    most(critical.map((skill) => ({ skill: skill.name, department: null, critical: skill.critical, people: number(skill) })));
  return sentences(
    unknownSentence(summary),
    nobody(alone),
    firstStep(
      need(({ notAssessed }) => notAssessed),
      need(({ gap }) => gap),
    ),
  );
}

function nobody(names: readonly string[]): string | null {
  if (names.length === 0) return null;
  if (names.length <= NAMED) return `Nobody is independent in ${list(names)}.`;
  const named = names.slice(0, NAMED - 1);
  return `Nobody is independent in ${list([...named, `${inWords(names.length - named.length)} more critical skills`])}.`;
}

const sentences = (...parts: (string | null)[]) => parts.filter((part) => part !== null).join(' ');
