import type { viewContentHealth } from '#server/catalog/contract.ts';
import type { Output } from '#server/shared/endpoint.ts';
import { number } from '#lib/charts/words.ts';

type Lesson = Output<typeof viewContentHealth>['courses'][number]['contents'][number];

/** Words of lessons together, as in "8,184"; editions published before words were counted do not say. */
export function wordsOf(lessons: readonly Pick<Lesson, 'words'>[]): string {
  if (lessons.some(({ words }) => words === null)) return 'Not counted';
  return number(lessons.reduce((sum, { words }) => sum + (words ?? 0), 0));
}

/** Questions on the lesson that has the fewest. */
export const fewestItems = (lessons: readonly Pick<Lesson, 'items'>[]): number => Math.min(...lessons.map(({ items }) => items));
