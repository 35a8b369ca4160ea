import { askCorrection, decideCorrection } from '#server/coaching/index.ts';
import { openTime, spokenFor } from './coaches.ts';
import { tellPair, type Happening, type World } from './coaching-story.ts';
import { at, holding, type Stage } from './stage.ts';

const NOT_SAID = { comes: 'not-said', outcome: null, keepsPromise: false } as const;
const typeId = 'licence-clinic';

/** Sessions whose attendance nobody said for two weeks: the coach asks for it late. One waits, one was declined. */
export function tellLate(world: World, { coaches, pick, anchor, lead }: Stage): Happening[] {
  const coach = holding(coaches, typeId);
  const session = (daysAgo: number, minutesIn: number, askedDaysAgo: number, reason: string) => {
    const startsAt = openTime(coach, anchor.subtract({ days: daysAgo }), { minutesIn, step: -1 });
    world.taken.add(spokenFor(coach, startsAt));
    const bookedAt = startsAt.subtract({ days: 6 }).toInstant();
    const [booked] = tellPair(world, { coach, typeId, person: pick(typeId), startsAt, bookedAt, ...NOT_SAID });
    const known = { bookingId: '', correctionId: '' };
    const askedAt = at(anchor.subtract({ days: askedDaysAgo }), 10);
    const then = (when: Temporal.Instant, run: () => Promise<unknown>): Happening => ({ ...booked!, at: when, run });
    const ask = async () => {
      const asked = { status: 'attended', reason } as const;
      known.correctionId = await askCorrection(world.as(coach.member, askedAt), known.bookingId, asked);
    };
    const all = [then(booked!.at, async () => Object.assign(known, await booked!.run())), then(askedAt, ask)];
    return { known, all, then };
  };
  const waiting = session(19, 120, 2, 'I was ill for two weeks, and found my list of that day only now.');
  const declined = session(33, 60, 12, 'I believe they were there.');
  const decidedAt = at(anchor.subtract({ days: 11 }), 14);
  const decline = () =>
    decideCorrection(world.as(lead, decidedAt), declined.known.correctionId, {
      decision: 'decline',
      note: 'Believing is not enough after three weeks. Please ask the person whether they came, and ask again.',
    });
  return [...waiting.all, ...declined.all, declined.then(decidedAt, decline)];
}
