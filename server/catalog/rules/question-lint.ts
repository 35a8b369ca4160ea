import type { BankMistake } from './bank.ts';
import type { QuestionFile } from './course-schema.ts';

/** Shares say nothing about fewer items than this. */
const MIN_ITEMS = 10;
/** Beyond this share of single-choice items whose right option is the longest, form gives the answer away. */
const MAX_LONGEST_SHARE = 1 / 3;
/** Beyond this share of single-choice items with the right option in one place, guessing pays. */
const MAX_POSITION_SHARE = 0.5;
/**
 * Beyond this share of items with absolute words in wrong options only, the words give the answer away. With three wrong
 * options of four, chance alone puts three quarters of such words there, and the catalogue stands between 60 % and 95 %
 * with few such items in each bank: a bound of a half would refuse every course.
 */
const MAX_ABSOLUTE_SHARE = 0.95;

const ALL_OR_NONE =
  /\b(all|any|both|either|neither|none|some) of (the )?(above|below|other (answers|options)|(answers|options) (above|below))\b/i;
const BY_POSITION =
  /\b(first|second|third|fourth|fifth|last|top|bottom) (option|answer|choice)\b|\b(option|answer|choice) ([a-h]|[1-8]|one|two|three|four)\b(?!-)/i;
const ABSOLUTE = /\b(always|never|only|all|none|every|must)\b/i;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth'];

/** What gives answers away by form, or stops making sense when options are shuffled. */
export function lintBank(bank: readonly QuestionFile[]): BankMistake[] {
  return [...lintWords(bank), ...lintStems(bank), ...lintForm(bank), ...lintAbsolutes(bank)];
}

function lintWords(bank: readonly QuestionFile[]): BankMistake[] {
  return bank.flatMap(({ id, options, explanation }, index) => [
    ...options
      .filter(({ text }) => ALL_OR_NONE.test(text))
      .map(({ text }) => ({
        index,
        message: `${id} has the option “${text}”: options are shuffled, and each has to stand alone`,
      })),
    ...[explanation, ...options.map(({ why = '' }) => why)]
      .map((text) => BY_POSITION.exec(text))
      .filter((found) => found !== null)
      .map(([words]) => ({ index, message: `${id} explains “${words}”: options are shuffled, so say what it says` })),
  ]);
}

/** The words of a prompt, without case, marks and spaces. */
const stemOf = ({ prompt }: QuestionFile) =>
  prompt
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function lintStems(bank: readonly QuestionFile[]): BankMistake[] {
  const first = new Map<string, string>();
  return bank.flatMap((question, index) => {
    const stem = stemOf(question);
    const earlier = first.get(stem);
    if (earlier === undefined) first.set(stem, question.id);
    return earlier === undefined ? [] : [{ index, message: `${question.id} asks the same as ${earlier}` }];
  });
}

const percent = (share: number) => `${Math.round(share * 100)} %`;

/** The right option must be recognisable neither by its length nor by its place. */
function lintForm(bank: readonly QuestionFile[]): BankMistake[] {
  const single = bank.filter(({ type }) => type === 'single');
  if (single.length < MIN_ITEMS) return [];
  const longest = single.filter(({ options }) => {
    const right = options.find(({ correct }) => correct)?.text.length ?? 0;
    return options.every(({ correct, text }) => correct || text.length < right);
  });
  const messages: string[] = [];
  const longestShare = longest.length / single.length;
  if (longestShare > MAX_LONGEST_SHARE)
    messages.push(`the right option is the longest in ${percent(longestShare)} of the single-choice questions`);
  ORDINALS.forEach((ordinal, position) => {
    const share = single.filter(({ options }) => options[position]?.correct).length / single.length;
    if (share > MAX_POSITION_SHARE)
      messages.push(`the right option stands ${ordinal} in ${percent(share)} of the single-choice questions`);
  });
  return messages.map((message) => ({ index: null, message }));
}

/** Somebody who strikes out every "always" must not be right too often. */
function lintAbsolutes(bank: readonly QuestionFile[]): BankMistake[] {
  const having = bank.filter(({ type, options }) => type !== 'truefalse' && options.some(({ text }) => ABSOLUTE.test(text)));
  if (having.length < MIN_ITEMS) return [];
  const wrongOnly = having.filter(({ options }) => !options.some(({ correct, text }) => correct && ABSOLUTE.test(text)));
  const share = wrongOnly.length / having.length;
  if (share <= MAX_ABSOLUTE_SHARE) return [];
  const message = `absolute words stand in wrong options only in ${percent(share)} of the ${having.length} questions that have any`;
  return [{ index: null, message }];
}
