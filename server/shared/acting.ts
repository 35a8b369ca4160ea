import type { Context } from './context.ts';
import { Refusal } from './refusal.ts';

export class NotSignedIn extends Refusal {
  constructor() {
    super('unauthenticated', 'not-signed-in', 'Sign in first.');
  }
}

/** The person who acts. @throws {NotSignedIn} when nobody is signed in. */
export function actingPerson({ actor }: Context): string {
  if (!actor.personId) throw new NotSignedIn();
  return actor.personId;
}
