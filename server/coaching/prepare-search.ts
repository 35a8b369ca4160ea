import type { Queryable } from '#db/client.ts';
import { endOfHorizon, holding, questionBetween, type Beside } from './rules/sitting-between.ts';
import type { SlotQuestion } from './rules/slots.ts';
import { readCoachTime, type KnownCoach } from './store/coach-time.ts';
import type { Offer } from './store/offers.ts';

interface Search {
  offer: Offer;
  coachIds: readonly string[];
  personId: string;
  now: Temporal.Instant;
  /** A session that does not count, since it is the one to be moved. */
  except?: string;
  /** Where the session is one of a programme. */
  beside?: Beside;
  /** Where several sittings are looked for, the end of what matters to them; left out, the last local day that can be booked. */
  until?: number;
}

/** What the rules need to know to find or judge slots of some coaches for somebody. */
export async function prepareSearch(
  db: Queryable,
  { offer, coachIds, personId, now: at, except, beside, until }: Search,
): Promise<{ coaches: KnownCoach[]; question: SlotQuestion }> {
  const now = at.epochMilliseconds;
  const range = { start: now, end: until ?? endOfHorizon(beside?.previous ?? now, offer, beside?.weeks) };
  const { coaches, ownBusy } = await readCoachTime(db, coachIds, {
    range,
    coacheeId: coachIds.includes(personId) ? undefined : personId,
    except: except ?? null,
  });
  const question = { terms: offer, now, range, ownBusy };
  if (!beside) return { coaches, question };
  return {
    coaches: coaches.map((coach) => holding(coach, offer, beside.others)),
    question: questionBetween(question, beside),
  };
}
