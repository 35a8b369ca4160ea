import type { Context } from '#server/shared/context.ts';
import { updatePersons, type PersonChange } from './store/people.ts';

/** Change what is known of people themselves, each once: their name, what they work here as, or that they are back. */
export async function changePeople(context: Context, changes: readonly PersonChange[]): Promise<void> {
  if (changes.length === 0) return;
  await context.db.transaction((tx) => updatePersons(tx, changes));
}
