import type { Happening } from './coaching-story.ts';

/**
 * Take what happens until a time, and part it: happenings that share a person, a coach or a story come one after the other,
 * the others may happen at once. What concerns everybody waits for all before it, and all after it wait.
 *
 * @param happenings In the order of time; those taken are removed.
 * @returns one after the other: strands that may be lived at the same time.
 */
export function strandsUntil(happenings: Happening[], end: Temporal.Instant): Happening[][][] {
  const first = happenings.findIndex(({ at }) => Temporal.Instant.compare(at, end) >= 0);
  const taken = happenings.splice(0, first === -1 ? happenings.length : first);
  const stretches: Happening[][] = [[]];
  for (const happening of taken) {
    if (happening.coachId === null) stretches.push([happening], []);
    else stretches.at(-1)!.push(happening);
  }
  return stretches.filter((stretch) => stretch.length > 0).map(partStretch);
}

/** Happenings by what they share, directly or over others; each strand in the order of time. */
function partStretch(stretch: readonly Happening[]): Happening[][] {
  const strands = new Set<{ shared: Set<unknown>; indices: number[] }>();
  for (const [index, { personId, coachId, story }] of stretch.entries()) {
    const own = { shared: new Set<unknown>([personId, coachId, ...story]), indices: [index] };
    for (const strand of strands) {
      if (strand.shared.isDisjointFrom(own.shared)) continue;
      strands.delete(strand);
      own.indices.push(...strand.indices);
      own.shared = own.shared.union(strand.shared);
    }
    strands.add(own);
  }
  return [...strands].map(({ indices }) => indices.toSorted((a, b) => a - b).map((index) => stretch[index]!));
}
