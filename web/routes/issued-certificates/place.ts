import { STANDING_WORDS, type Standing } from '#lib/certificate-words.ts';

/** Where in the register somebody is: what it was narrowed to, and which certificate stood before. */
export interface Place {
  q?: string;
  courseId?: string;
  standing?: Standing;
  /** Left out for the order of issue. */
  sort?: 'person' | 'course' | 'expires';
  cursor?: string;
}

export const ORDERS = [
  { id: 'issued', name: 'Issued, latest first' },
  { id: 'person', name: 'Holder' },
  { id: 'course', name: 'Course, then holder' },
  { id: 'expires', name: 'Counts until, soonest first' },
] as const;

export const STANDINGS = (Object.keys(STANDING_WORDS) as Standing[]).map((id) => ({ id, name: STANDING_WORDS[id] }));

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What an address asks for; what cannot be asked is left out. */
export function placeIn({ searchParams }: URL): Place {
  const text = (name: string) => (searchParams.get(name) ?? '').trim();
  const q = text('q').slice(0, 100);
  const [course, after] = [text('course').slice(0, 80), text('after')];
  const standing = STANDINGS.find(({ id }) => id === text('standing'))?.id;
  const sort = ORDERS.find(({ id }) => id === text('sort'))?.id;
  return {
    ...(q && { q }),
    ...(SLUG.test(course) && { courseId: course }),
    ...(standing && { standing }),
    ...(sort && sort !== 'issued' && { sort }),
    ...(ID.test(after) && { cursor: after }),
  };
}

/** The same as an address says it, so that everything leads back there; further values stand behind. */
export function searchOf({ q, courseId, standing, sort, cursor }: Place, further: Record<string, string> = {}): string {
  const search = new URLSearchParams({
    ...(q && { q }),
    ...(courseId && { course: courseId }),
    ...(standing && { standing }),
    ...(sort && { sort }),
    ...(cursor && { after: cursor }),
    ...further,
  });
  return search.size > 0 ? `?${search}` : '';
}

export const isNarrowed = ({ q, courseId, standing }: Place): boolean => Boolean(q ?? courseId ?? standing);
