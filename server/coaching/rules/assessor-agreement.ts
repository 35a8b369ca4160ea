import { FEWEST_PEOPLE } from './capacity.ts';
import { DAY_MS } from './days.ts';

/** What one assessor said of one person and skill. */
export interface Rating {
  personId: string;
  skillId: string;
  assessorId: string;
  level: number;
  ratedAt: Temporal.Instant;
}

export interface SkillAgreement {
  skillId: string;
  assessors: number;
  /** People whom two assessors rated; with the figures null where they are fewer than five. */
  people: number | null;
  comparisons: number | null;
  agreed: number | null;
  /** Comparisons in which the two levels are two or more apart. */
  farApart: number | null;
}

/** Two ratings speak of the same for so long; later the person may have learnt or forgotten. */
const COMPARABLE_FOR_DAYS = 180;

/** How often two assessors of the same person and skill say the same level, each by the last they said. */
export function agreementOf(ratings: readonly Rating[]): SkillAgreement[] {
  const bySkill = Map.groupBy(ratings, ({ skillId }) => skillId);
  return [...bySkill].map(([skillId, own]) => {
    const compared = [...Map.groupBy(own, ({ personId }) => personId).values()].map(pairsOf);
    const pairs = compared.flat();
    const people = compared.filter(({ length }) => length > 0).length;
    const isHidden = people > 0 && people < FEWEST_PEOPLE;
    const apart = pairs.map(([a, b]) => Math.abs(a.level - b.level));
    const shown = (number: number) => (isHidden ? null : number);
    return {
      skillId,
      assessors: new Set(own.map(({ assessorId }) => assessorId)).size,
      people: shown(people),
      comparisons: shown(pairs.length),
      agreed: shown(apart.filter((levels) => levels === 0).length),
      farApart: shown(apart.filter((levels) => levels >= 2).length),
    };
  });
}

/** Every two assessors of one person and skill, by the last rating of each. */
function pairsOf(ratings: readonly Rating[]): [Rating, Rating][] {
  const byTime = ratings.toSorted((a, b) => Temporal.Instant.compare(a.ratedAt, b.ratedAt));
  const latest = [...new Map(byTime.map((rating) => [rating.assessorId, rating])).values()];
  return latest.flatMap((a, index) =>
    latest.slice(index + 1).flatMap((b): [Rating, Rating][] => {
      const apart = Math.abs(a.ratedAt.epochMilliseconds - b.ratedAt.epochMilliseconds);
      return apart <= COMPARABLE_FOR_DAYS * DAY_MS ? [[a, b]] : [];
    }),
  );
}
