import { limitAt, limitMet, type Diary, type LimitMet } from './clinic-limits.ts';
import type { LimitedOffer } from './limits.ts';
import { isWorkingTime } from './working-hours.ts';

/** A time at which somebody verified could see one person, or hold a group, for a skill. */
export interface Chance {
  mode: 'one-to-one' | 'group';
  skillId: string;
  offer: LimitedOffer;
  coachId: string;
  start: number;
  minutes: number;
  seats: number;
}

/** Chances of a coach that are worth the same: the same people work then. */
export interface Lane {
  /** Zones in whose working hours they lie. */
  zones: readonly string[];
  /** The earliest. */
  first: Chance;
  chances: readonly Chance[];
}

export const endOf = ({ start, minutes }: Pick<Chance, 'start' | 'minutes'>): number => start + minutes * 60_000;

/** @param zones Of everybody who is in need. */
export function lanesOf(chances: readonly Chance[], zones: readonly string[]): Lane[] {
  const awake = new Map<string, string[]>();
  const zonesAt = (chance: Chance): string[] => {
    const key = `${chance.start} ${chance.minutes}`;
    const known = awake.get(key) ?? zones.filter((zone) => isWorkingTime(zone, chance.start, endOf(chance)));
    awake.set(key, known);
    return known;
  };
  const nameOf = (chance: Chance) => [chance.coachId, chance.offer.id, chance.skillId, ...zonesAt(chance)].join(' ');
  return [...Map.groupBy(chances, nameOf)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, alike]) =>
      laneFrom(
        zonesAt(alike[0]!),
        alike.toSorted((a, b) => a.start - b.start),
      ),
    );
}

const laneFrom = (zones: readonly string[], chances: readonly Chance[]): Lane => ({ zones, chances, first: chances[0]! });

/**
 * What is left of a coach's lane when they hold one of their chances: other times, on days that are not full.
 *
 * @param diary With what is held now. @param closed Where what limits close is noted.
 */
export function laneWithout(lane: Lane, held: Chance, { diary, closed }: { diary: Diary; closed: LimitMet[] }): Lane[] {
  const left = lane.chances.filter((other) => {
    if (other.start < endOf(held) && held.start < endOf(other)) return false;
    const { limit, day } = limitAt(diary, other.offer, other.start);
    if (limit && other.mode === 'group') closed.push(limitMet(diary, other.offer, { skillId: other.skillId, limit, day }));
    return !limit;
  });
  return left.length > 0 ? [laneFrom(lane.zones, left)] : [];
}
