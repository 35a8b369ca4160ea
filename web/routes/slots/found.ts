import { plain } from '#lib/plain.ts';

export interface Asked {
  /** Part of what a slot is, or of what it says. */
  q: string;
  /** The course that uses it. */
  course: string;
}

export const askedIn = (params: URLSearchParams): Asked => ({
  q: (params.get('q') ?? '').trim().slice(0, 100),
  course: (params.get('course') ?? '').slice(0, 100),
});

interface Slot {
  label: string;
  value: string | null;
  courses: readonly { courseId: string }[];
}

export const fits = ({ label, value, courses }: Slot, { q, course }: Asked): boolean =>
  plain(`${label} ${value ?? ''}`).includes(plain(q)) && (course === '' || courses.some(({ courseId }) => courseId === course));
