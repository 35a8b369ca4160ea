import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { coachingChoices } from '#db/schema/coaching-choices.ts';

/** What somebody has chosen about their own coaching. */
export interface Choice {
  wantsSuggestions: boolean;
  /** In which they can be coached, in their order; empty while they have not said. */
  languages: string[];
}

const UNCHOSEN: Choice = { wantsSuggestions: true, languages: [] };

export async function readChoice(db: Queryable, personId: string): Promise<Choice> {
  const { wantsSuggestions, languages } = coachingChoices;
  const [row] = await db
    .select({ wantsSuggestions, languages })
    .from(coachingChoices)
    .where(eq(coachingChoices.personId, personId));
  return row ?? UNCHOSEN;
}

/** Keep one of the choices; the others stay as they are. */
export async function saveChoice(db: Queryable, personId: string, choice: Partial<Choice>, at: Temporal.Instant): Promise<void> {
  const set = { ...choice, chosenAt: new Date(at.epochMilliseconds) };
  await db
    .insert(coachingChoices)
    .values({ personId, ...UNCHOSEN, ...set })
    .onConflictDoUpdate({ target: coachingChoices.personId, set });
}
