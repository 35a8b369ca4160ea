/** How many requests may be made in a window, and how many are left of them. */
export interface Taken {
  isGranted: boolean;
  left: number;
}

/** Count so many hits of a key in a window. @returns how many there are now, over all processes. */
export type CountHits = (key: string, windowStart: Temporal.Instant, hits: number) => Promise<number>;

interface Lease {
  granted: number;
  used: number;
  /** Hits over all processes, as of the last claim. */
  total: number;
  claiming: Promise<void> | null;
}

/** A process claims a fifteenth of a limit at once. */
export const leaseSize = (limit: number): number => Math.max(1, Math.floor(limit / 15));

/**
 * Requests are counted in the database, but claimed there by the handful: of twenty, one costs a statement and the
 * others nothing, so that saving an answer stays the one write that it is. What a process claims and does not use is
 * lost for the window, so a limit is never exceeded, and undercut by at most one handful for each further process.
 */
export function leases(countHits: CountHits): (key: string, limit: number, windowStart: Temporal.Instant) => Promise<Taken> {
  const held = new Map<string, Lease>();
  let window = '';

  const leaseOf = (key: string, windowStart: Temporal.Instant): Lease => {
    if (window !== windowStart.toString()) {
      window = windowStart.toString();
      held.clear();
    }
    const lease = held.get(key) ?? { granted: 0, used: 0, total: 0, claiming: null };
    held.set(key, lease);
    return lease;
  };
  const claim = async (lease: Lease, key: string, limit: number, windowStart: Temporal.Instant): Promise<void> => {
    const size = leaseSize(limit);
    const total = await countHits(key, windowStart, size);
    Object.assign(lease, { total, used: 0, granted: Math.max(0, Math.min(size, limit - (total - size))) });
  };

  return async (key, limit, windowStart) => {
    const lease = leaseOf(key, windowStart);
    for (;;) {
      if (lease.used < lease.granted) {
        lease.used++;
        return { isGranted: true, left: Math.max(0, limit - lease.total) + lease.granted - lease.used };
      }
      if (lease.total >= limit) return { isGranted: false, left: 0 };
      // Requests at the same time wait for one claim; each of them would claim a handful of its own.
      lease.claiming ??= claim(lease, key, limit, windowStart).finally(() => (lease.claiming = null));
      await lease.claiming;
    }
  };
}
