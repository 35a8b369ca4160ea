/** Where a page of the catalogue ended. Lists go by id; what was searched for goes by rank first. */
export interface Place {
  rank: number | null;
  courseId: string;
}

export const writeCursor = ({ rank, courseId }: Place): string => (rank === null ? courseId : `${rank}~${courseId}`);

/** Anything that is no cursor of ours reads as an id, which at worst begins somewhere else. */
export function readCursor(text: string): Place {
  const [, rank, courseId] = /^(\d[\d.e-]*)~(.+)$/.exec(text) ?? [];
  return courseId && Number.isFinite(Number(rank)) ? { rank: Number(rank), courseId } : { rank: null, courseId: text };
}
