import { inSentence, type Counts } from '#lib/charts/words.ts';
import { count, list } from '#lib/format.ts';
import type { CompanyReport } from '#server/skills/contract.ts';

export interface Step {
  title: string;
  reason: string;
  href: string;
  action: string;
  /** What the figures look like that the step comes from. */
  counts?: Counts;
}
type Department = CompanyReport['departments'][number];

const NAMED = 3;
const SHOWN = 6;

/** Departments without others below them: where people can be asked to do something. */
const leaves = ({ departments }: CompanyReport): Department[] => {
  const parents = new Set(departments.map(({ parentId }) => parentId));
  return departments.filter(({ id }) => !parents.has(id));
};

/** What to do next: first what keeps courses closed, then where most people critically need to be assessed or taught. */
export function stepsOf(report: CompanyReport, slots: { empty: number; closed: readonly string[] }): Step[] {
  const names = new Map(report.criticalSkills.map(({ id, name }) => [id, inSentence(name)]));
  const cells = leaves(report).flatMap((department) =>
    department.cells.filter(({ isHidden }) => !isHidden).map((cell) => ({ ...cell, department })),
  );
  const top = (number: (cell: (typeof cells)[number]) => number) =>
    cells
      .filter((cell) => Math.min(number(cell), cell.critical) > 0)
      .toSorted((a, b) => Math.min(number(b), b.critical) - Math.min(number(a), a.critical) || number(b) - number(a))
      .slice(0, NAMED);
  const people = (number: number) => count(number, 'person', 'people');
  const stepOf = (cell: (typeof cells)[number], title: string, reason: string): Step => ({
    title: `${title} in ${names.get(cell.skillId)}, ${cell.department.name}`,
    reason: `${reason} Critical for ${cell.critical} of ${cell.required}.`,
    href: `/report/${cell.department.id}/${cell.skillId}`,
    action: 'See the figures',
    counts: cell,
  });
  return [
    ...(slots.empty > 0 ? [slotStep(slots)] : []),
    ...top(({ notAssessed }) => notAssessed).map((cell) =>
      stepOf(cell, `Assess ${people(cell.notAssessed)}`, 'We do not know yet.'),
    ),
    ...top(({ gap }) => gap).map((cell) =>
      stepOf(cell, `Close the gap of ${people(cell.gap)}`, 'They were assessed, below what is required.'),
    ),
  ];
}

/** What others ask and somebody of the OSPO has to decide. */
export const decisionSteps = (waiting: number): Step[] =>
  waiting === 0
    ? []
    : [
        {
          title: `Decide ${count(waiting, 'request')}`,
          reason: 'Somebody asked, and nobody may decide what they asked themselves.',
          href: '/coaching-overview/decisions',
          action: 'Look at them',
        },
      ];

const slotStep = ({ empty, closed }: { empty: number; closed: readonly string[] }): Step => ({
  title: `Fill ${count(empty, 'company slot')}`,
  reason: `Until then nobody can enrol in ${list(closed)}.`,
  href: '/slots',
  action: 'Fill the slots',
});

/** Critical skills that two people or fewer hold in the whole company, thinnest first. */
export function thinSkills({ criticalSkills }: CompanyReport, company: Department) {
  const names = new Map(criticalSkills.map(({ id, name }) => [id, name]));
  return company.cells
    .filter(({ isHidden, critical, cover }) => !isHidden && critical > 0 && cover <= 2)
    .toSorted((a, b) => a.cover - b.cover || b.critical - a.critical)
    .slice(0, SHOWN)
    .map(({ skillId, cover }) => ({ name: names.get(skillId) ?? skillId, cover, href: `/report/${company.id}/${skillId}` }));
}

/** What lapses within 90 days, by department. */
export const lapsingBy = (report: CompanyReport) =>
  leaves(report)
    .filter(({ summary }) => summary !== null && summary.lapsing90 > 0)
    .toSorted((a, b) => b.summary!.lapsing90 - a.summary!.lapsing90)
    .slice(0, SHOWN)
    .map(({ id, name, summary }) => ({ id, name, cells: summary!.lapsing90, known: summary!.known }));
