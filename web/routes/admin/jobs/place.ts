/** What the list of failed jobs is narrowed to. */
export interface Place {
  queue?: string;
  /** The beginning of a reason. */
  reason?: string;
  q?: string;
}

/** What an address asks for. */
export function placeIn({ searchParams }: URL): Place {
  // Forms send every line break as two characters.
  const text = (name: string, length: number) => (searchParams.get(name) ?? '').replaceAll('\r\n', '\n').slice(0, length);
  const [queue, reason, q] = [text('queue', 60), text('reason', 200), text('q', 100).trim()];
  return { ...(queue && { queue }), ...(reason && { reason }), ...(q && { q }) };
}

/** The same as an address says it; further values stand behind. */
export function searchOf(place: Place, further: Record<string, string> = {}): string {
  const search = new URLSearchParams({ ...place, ...further });
  return search.size > 0 ? `?${search}` : '';
}

export const isNarrowed = ({ queue, reason, q }: Place): boolean => Boolean(queue ?? reason ?? q);

interface Cause {
  queue: string;
  reason: string;
  jobs: number;
}

/** Queues in which something failed, and what of, each with how many jobs; most first. */
export function choicesOf(causes: readonly Cause[], { queue }: Place) {
  const sums = (all: readonly Cause[], by: 'queue' | 'reason') => {
    const jobs = new Map<string, number>();
    for (const cause of all) jobs.set(cause[by], (jobs.get(cause[by]) ?? 0) + cause.jobs);
    return [...jobs].map(([id, count]) => ({ id, count })).toSorted((a, b) => b.count - a.count);
  };
  return {
    queues: sums(causes, 'queue'),
    reasons: sums(queue ? causes.filter((each) => each.queue === queue) : causes, 'reason'),
  };
}
