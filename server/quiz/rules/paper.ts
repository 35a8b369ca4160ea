import { randomFrom, shuffled } from './random.ts';

/** What drawing has to know of a question. */
export interface DrawableQuestion {
  id: string;
  skill: string;
  level: number;
  awareness: string | null;
  options: readonly { id: string }[];
}

export interface DrawRules {
  draw: number;
  states: readonly { skill: string; level: number }[];
  awareness: readonly string[];
}

/** One drawn question: its id, and its options in the order they are shown. */
export interface PaperItem {
  questionId: string;
  optionIds: string[];
}

/** Items drawn of each skill × level that a quiz states. */
const ITEMS_PER_STATE = 3;

/**
 * Draw a paper: one question of each awareness point, three of each stated skill × level, the rest from what is left.
 * The same seed and bank give the same paper; no question comes twice.
 *
 * @throws {RangeError} when the bank cannot fill the draw; `courses:check` refuses such a bank before publication.
 */
export function drawPaper(bank: readonly DrawableQuestion[], { draw, states, awareness }: DrawRules, seed: string): PaperItem[] {
  const random = randomFrom(seed);
  const pool = shuffled(
    bank.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    random,
  );
  const drawn = new Set<DrawableQuestion>();
  const take = (count: number, fits: (question: DrawableQuestion) => boolean, what: string) => {
    const found = pool.filter((question) => !drawn.has(question) && fits(question)).slice(0, count);
    if (found.length < count) throw new RangeError(`The bank holds too few questions ${what}`);
    for (const question of found) drawn.add(question);
  };
  for (const point of awareness) take(1, (question) => question.awareness === point, `on the awareness point ${point}`);
  for (const { skill, level } of states) {
    take(
      ITEMS_PER_STATE,
      (question) => question.skill === skill && question.level === level && !question.awareness,
      `on ${skill} ${level}`,
    );
  }
  take(Math.max(0, draw - drawn.size), (question) => !question.awareness, 'for the draw');
  return shuffled([...drawn], random).map((question) => ({
    questionId: question.id,
    optionIds: shuffled(
      question.options.map((option) => option.id),
      random,
    ),
  }));
}
