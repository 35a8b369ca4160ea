import type { Context } from '#server/shared/context.ts';
import { insertPersons, type NewPerson } from './store/people.ts';

/** Add people, contractors included. All or none. @returns their ids in the order given. */
export async function addPeople(context: Context, people: readonly NewPerson[]): Promise<string[]> {
  if (people.length === 0) return [];
  return context.db.transaction((tx) => insertPersons(tx, people));
}
