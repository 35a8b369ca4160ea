import type { SessionTypeView } from '#server/catalog/contract.ts';
import type { Purpose } from '#lib/coaching-words.ts';

export type Question = SessionTypeView['intake'][number];

/** What a learner says before a session; kept through every step, whatever is refused. */
export interface Entered {
  purpose: Purpose | '';
  /** By the id of the question. */
  answers: Record<string, string>;
  isAgreed: boolean;
  /** Of a group: whether the others may see one's name. */
  showsName: boolean;
}

export const NOTHING_ENTERED: Entered = { purpose: '', answers: {}, isAgreed: false, showsName: false };

/** The field of an answer; its name is the id that links lead to. */
export const fieldOf = (questionId: string): string => `answer-${questionId}`;

export function enteredIn(form: FormData, questions: readonly Question[]): Entered {
  const purpose = String(form.get('purpose') ?? '');
  return {
    purpose: purpose === 'learning' || purpose === 'assessment' ? purpose : '',
    answers: answersIn(form, questions),
    isAgreed: form.has('agreed'),
    showsName: form.has('showsName'),
  };
}

export const answersIn = (form: FormData, questions: readonly Question[]): Entered['answers'] =>
  Object.fromEntries(questions.map(({ id }) => [id, String(form.get(fieldOf(id)) ?? '').slice(0, 2000)]));

/** One sentence for each field that is missing or cannot be what it should be. */
export function mistakesIn(entered: Entered, questions: readonly Question[], hasAccepted: boolean): Record<string, string> {
  const mistakes = {
    ...(!entered.purpose && { purpose: 'Choose what the session is for.' }),
    ...mistakesInAnswers(entered.answers, questions),
  };
  return hasAccepted || entered.isAgreed ? mistakes : { ...mistakes, agreed: 'Read who sees what, and accept it to go on.' };
}

export function mistakesInAnswers(answers: Entered['answers'], questions: readonly Question[]): Record<string, string> {
  const mistakes: Record<string, string> = {};
  for (const { id, question, answer, required } of questions) {
    const text = answers[id]?.trim() ?? '';
    if (required && !text) mistakes[fieldOf(id)] = `Answer “${beginningOf(question)}”, so that your coach can prepare.`;
    else if (answer === 'link' && text && !/^https?:\/\/\S+$/.test(text))
      mistakes[fieldOf(id)] = 'Give an address that begins with https://.';
  }
  return mistakes;
}

/** Enough of a question to know which one is meant. */
function beginningOf(question: string): string {
  const words = question.split(' ');
  return words.length <= 8 ? question : `${words.slice(0, 7).join(' ')} …`;
}

/** As the API takes it: what was left empty is left out. */
export const intakeOf = ({ answers }: Pick<Entered, 'answers'>, questions: readonly Question[]) =>
  questions.map(({ id, question }) => ({ question, answer: answers[id]?.trim() ?? '' })).filter(({ answer }) => answer !== '');
