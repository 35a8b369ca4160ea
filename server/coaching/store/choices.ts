import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { coachingChoices } from '#db/schema/coaching-choices.ts';

/** What somebody has chosen about their own coaching. */
export interface Choice {
  wantsSuggestions: boolean;
}

const UNCHOSEN: Choice = { wantsSuggestions: true };

export async function readChoice(db: Queryable, personId: string): Promise<Choice> {
  const [row] = await db
    .select({ wantsSuggestions: coachingChoices.wantsSuggestions })
    .from(coachingChoices)
    .where(eq(coachingChoices.personId, personId));
  return row ?? UNCHOSEN;
}

export async function saveChoice(db: Queryable, personId: string, choice: Choice, at: Temporal.Instant): Promise<void> {
  const set = { ...choice, chosenAt: new Date(at.epochMilliseconds) };
  await db
    .insert(coachingChoices)
    .values({ personId, ...set })
    .onConflictDoUpdate({ target: coachingChoices.personId, set });
}
