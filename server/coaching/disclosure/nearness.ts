import type { Context } from '#server/shared/context.ts';
import { utcDay } from '#server/shared/time.ts';
import type { Nearness } from '../rules/disclosure.ts';
import { coachesBetween } from '../store/disclosures.ts';
import { managersOf } from '../store/surroundings.ts';

interface Asked {
  subjectId: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** Who somebody is to the person that a disclosure is about, today and in its days. */
export async function nearnessOf(
  context: Pick<Context, 'db' | 'now'>,
  personId: string,
  { subjectId, startsAt, endsAt }: Asked,
): Promise<Omit<Nearness, 'isAsker'>> {
  const { db } = context;
  const [coaches, managers] = await Promise.all([
    coachesBetween(db, subjectId, { startsAt, endsAt }),
    managersOf(db, subjectId, utcDay(context)),
  ]);
  return {
    isPerson: personId === subjectId,
    isCoach: coaches.includes(personId),
    isLineManager: managers.includes(personId),
  };
}
