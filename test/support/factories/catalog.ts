import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fillSlot, publishCourses, publishFramework } from '#server/catalog/index.ts';
import type { Context } from '#server/shared/context.ts';

/** A small valid course as the texts of its folder; take what a test needs and break the rest. */
export function aCourse(overrides: Record<string, string> = {}): Map<string, string> {
  const question = (quiz: string, level: number, number: number, extra = '') => {
    const options = [
      '{ id: a, text: The one with a licence, correct: true }',
      number % 4 === 0
        ? '{ id: b, text: The one without any licence, correct: true }'
        : '{ id: b, text: The one without any licence, correct: false, why: Silence of the author allows nothing. }',
      '{ id: c, text: The one that looks free, correct: false, why: Looks say nothing about what is allowed. }',
    ];
    const turned = [...options.slice(number % 3), ...options.slice(0, number % 3)];
    return `- id: ${quiz}-${number}
  skill: oss-concepts
  level: ${level}
  quiz: ${quiz}
  type: ${number % 4 === 0 ? 'multiple' : 'single'}
  lesson: ${number % 2 === 0 ? 'second' : 'first'}-steps
  mustNotMiss: ${quiz === 'scenario' && number === 1}
  awareness: null${extra}
  prompt: Which of these may the team ship, ${quiz} case ${number}?
  options:
${turned.map((option) => `    - ${option}\n`).join('')}  explanation: Without a licence nobody may copy, change or pass on.
`;
  };
  const bank = [
    ...Array.from({ length: 12 }, (_, n) => question('knowledge', 1, n + 1)),
    ...Array.from({ length: 12 }, (_, n) => question('scenario', 2, n + 1)),
  ].join('');
  return new Map(
    Object.entries({
      'course.yaml': `id: small-course
title: A small course
summary: Two lessons about licences.
objective: Tell what may be shipped.
audience: Everyone
stage: S0
lang: en
owner: ospo
prerequisites: []
programme: ""
slots:
  - { id: policy-link, type: url, label: Our policy, demo: "https://intranet.example/policy", material: true }
modules:
  - { title: The one module, lessons: [first-steps, second-steps] }
quizzes:
  - { kind: knowledge, draw: 4, passPercent: 75, states: [{ skill: oss-concepts, level: 1 }], awareness: [] }
  - { kind: scenario, draw: 4, passPercent: 75, states: [{ skill: oss-concepts, level: 2 }], awareness: [] }
`,
      'glossary.yaml': '- { id: copyleft, term: copyleft, definition: Terms that stay with the code. }\n',
      'bank.yaml': bank,
      'figures/two.svg':
        '<svg viewBox="0 0 10 10" onload="alert(1)"><title>Two</title><script>alert(1)</script><text>two</text></svg>',
      '010-first-steps.md': aLesson('first-steps', 'read', 1),
      '020-second-steps.md': aLesson('second-steps', 'scenario', 2),
      ...overrides,
    }),
  );
}

const aLesson = (id: string, kind: string, level: number) => `---
id: ${id}
title: The lesson ${id}
objective: Know what may be shipped.
minutes: 8
kind: ${kind}
skills: { oss-concepts: ${level} }
sources:
  - { title: The Open Source Definition, publisher: OSI, url: "https://opensource.org/osd", date: 2024-02-16, licence: CC-BY-4.0 }
checkedOn: 2026-11-20
expiresOn: 2027-11-20
owner: ospo
---
## Where to begin

Read {{slot:policy-link}} about :term[copyleft]{id=copyleft} before 09:30.

:::case[A real case]
Somebody shipped it anyway.
:::

::figure{src="figures/two.svg" alt="Two boxes" caption="Two of them"}

:::check[May it be shipped?]
- [ ] Yes, always | There is no licence.
- [x] No | Nobody has allowed it.
:::

\`\`\`python
print("<hello>")
\`\`\`
`;

/** The small course with a lab as its second lesson, whose work is handed in. */
export const aCourseWithLab = (overrides: Record<string, string> = {}): Map<string, string> =>
  aCourse({
    '020-second-steps.md': aLesson('second-steps', 'lab', 3).replace(
      'oss-concepts: 3',
      'oss-concepts: 3, license-identification: 2',
    ),
    'hand-ins/second-steps.yaml': `task: Find what may not be shipped.
expects: [A list with a reason for each file]
material:
  - { path: tree.txt, title: The delivery }
rubric:
  - skill: oss-concepts
    criteria: [Every file has a decision]
    levels: { 1: Names the licence of each file., 2: Decides each file with the rule., 3: Names the file that nobody would have asked about. }
    mustSee: A decision with its reason.
  - skill: license-identification
    criteria: [Expressions are SPDX]
    levels: { 1: Names licences., 2: Writes expressions. }
    mustSee: One expression.
reference: The file copied.c came without a licence, and hides below a folder that sounds harmless.
`,
    'material/second-steps/tree.txt': 'app/main.c\napp/vendor/copied.c\n',
    ...overrides,
  });

/** A `courses/` directory with the real framework and these courses, and how to remove it. */
export function aCoursesDirectory(courses: Record<string, ReadonlyMap<string, string>>) {
  const directory = mkdtempSync(join(tmpdir(), 'tributary-courses-'));
  cpSync('courses/framework', join(directory, 'framework'), { recursive: true });
  const write = (name: string, files: ReadonlyMap<string, string>) => {
    for (const [file, text] of files) {
      // Courses made of one another have the same terms, which are explained once for all of them.
      const path = file === 'glossary.yaml' ? join(directory, file) : join(directory, name, file);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  };
  for (const [name, files] of Object.entries(courses)) write(name, files);
  return { directory, write, remove: () => rmSync(directory, { recursive: true }) };
}

/** Framework and courses, with the slot of the small course filled: whoever wants can enrol. */
export async function publishOpen(context: Context, directory: string): Promise<void> {
  await publishFramework(context, directory);
  await publishCourses(context, directory);
  await fillSlot(context, 'policy-link', 'https://intranet.example/policy');
}
