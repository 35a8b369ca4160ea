/** Authors say in their own words whom a course is for; these groups are looked for in them. */
export interface Audience {
  id: string;
  name: string;
}

/** Expressions without case, written so that JavaScript and PostgreSQL read them alike. */
const GROUPS: readonly (Audience & { words: string })[] = [
  { id: 'engineers', name: 'Engineers', words: 'engineers' },
  { id: 'architects', name: 'Architects', words: 'architects' },
  { id: 'security', name: 'Security', words: 'security' },
  { id: 'release', name: 'Build and release', words: 'release|devops' },
  { id: 'data', name: 'Data and AI', words: 'data' },
  { id: 'product', name: 'Product owners', words: 'product (owners|managers|heads)' },
  { id: 'managers', name: 'Managers and sponsors', words: '(^|[,;] *|engineering |and )managers|sponsor' },
  { id: 'champions', name: 'Champions', words: 'champions' },
  { id: 'maintainers', name: 'Maintainers and community', words: 'maintainers|community' },
  { id: 'counsel', name: 'Legal counsel', words: 'counsel|legal' },
  { id: 'compliance', name: 'Compliance and audit', words: 'compliance|audit' },
  { id: 'procurement', name: 'Procurement', words: 'procurement' },
  { id: 'ospo', name: 'OSPO', words: 'ospo' },
];
const EVERYBODY = 'all employees|everybody|everyone';

/** An expression for the audience of courses a group is among; those for everybody are. Null for a group there is not. */
export function audiencePattern(id: string): string | null {
  const group = GROUPS.find((each) => each.id === id);
  return group ? `${EVERYBODY}|${group.words}` : null;
}

/** The groups that some audiences name, in their usual order. */
export const groupsNamed = (audiences: readonly string[]): Audience[] =>
  GROUPS.filter(({ words }) => audiences.some((audience) => new RegExp(words, 'i').test(audience))).map(({ id, name }) => ({
    id,
    name,
  }));
