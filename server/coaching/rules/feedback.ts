import { Refusal } from '#server/shared/refusal.ts';

export class FeedbackNotNow extends Refusal {
  constructor() {
    super(
      'conflict',
      'coaching/feedback-not-now',
      'Feedback is given by those who took part, within thirty days after a session.',
    );
  }
}

const WITHIN = Temporal.Duration.from({ hours: 30 * 24 });
/** While attendance is not recorded, a seat counts as taken. */
const TOOK_PART = ['confirmed', 'attended', 'partial'];

/** Whether feedback may be given, or given anew. */
export const mayGiveFeedback = (now: Temporal.Instant, endsAt: Temporal.Instant, status: string): boolean =>
  TOOK_PART.includes(status) &&
  Temporal.Instant.compare(now, endsAt) >= 0 &&
  Temporal.Instant.compare(now, endsAt.add(WITHIN)) < 0;

const FEWEST = 5;

export interface FeedbackFigures {
  /** How many people the average is of: five, ten, fifteen … */
  people: number;
  average: number;
}

/**
 * What coaches and leads see of feedback: an average of five people or more, each counted once. It moves by whole fives
 * only, since with every single answer the last one could be reckoned back.
 *
 * @param given In the order it was given.
 */
export function feedbackFigures(given: readonly { personId: string; rating: number }[]): FeedbackFigures | null {
  const byPerson = Map.groupBy(given, ({ personId }) => personId);
  const means = wholeFives([...byPerson.values()]).map((ratings) => mean(ratings.map(({ rating }) => rating)));
  return means.length > 0 ? { people: means.length, average: Math.round(mean(means) * 10) / 10 } : null;
}

/** The same for words: by whole fives, in an order that tells nothing. */
export function shownComments(given: readonly { personId: string; text: string }[]): string[] {
  const byPerson = Map.groupBy(given, ({ personId }) => personId);
  const texts = wholeFives([...byPerson.values()]).flatMap((own) => own.map(({ text }) => text));
  return texts.toSorted((a, b) => a.localeCompare(b));
}

const wholeFives = <T>(people: readonly T[]): T[] => people.slice(0, people.length - (people.length % FEWEST));
const mean = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
