import { plain } from '#lib/plain.ts';

/** People by part of a name; all of them, or those with something still to do. */
export const found = <P extends { person: { name: string }; actionItems: readonly unknown[] }>(
  people: readonly P[],
  { q, show }: { q: string; show: '' | 'open' },
): P[] =>
  people.filter(({ person, actionItems }) => plain(person.name).includes(plain(q)) && (show === '' || actionItems.length > 0));
