import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { readChoice, saveChoice, type Choice } from '../store/choices.ts';

/** What one has chosen about one's coaching. */
export const viewMyChoices = (context: Context): Promise<Choice> => readChoice(context.db, actingPerson(context));

/** Choose some of it; it holds from the next look on. */
export const chooseMine = (context: Context, choice: Partial<Choice>): Promise<void> =>
  saveChoice(context.db, actingPerson(context), choice, context.now());
