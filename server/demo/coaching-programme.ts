import { acceptAgreement, AGREEMENT, bookProgramme, decideRequest } from '#server/coaching/index.ts';
import type { Coach } from './coaches.ts';
import { afterwards, type Told } from './coaching-aftermath.ts';
import { TALKS } from './coaching-words.ts';
import { prepared, type Course, type Happening, type World } from './coaching-story.ts';
import type { Member } from './found.ts';
import { ASKS_FIRST } from './found-coaching.ts';

export interface ProgrammePlan {
  coach: Coach;
  typeId: string;
  person: Member;
  /** Of each sitting, in order. */
  starts: readonly Temporal.ZonedDateTime[];
  bookedAt: Temporal.Instant;
  anchor: Temporal.Instant;
  course: Course;
}

/** All sittings of a session type, booked at once; those before the anchor were held, the others are to come. */
export function tellProgramme(world: World, plan: ProgrammePlan): Happening[] {
  const { as, sealing, offerings } = world;
  const { coach, typeId, person, starts, bookedAt, anchor, course } = plan;
  const { type, pairOfferId } = offerings.get(typeId)!;
  const programme = {};
  const sittings = starts.map((startsAt): { start: Temporal.Instant; told: Told } => ({
    start: startsAt.toInstant(),
    told: { bookingId: '', sessionId: '' },
  }));
  const happen = (at: Temporal.Instant, run: () => Promise<unknown>): Happening => ({
    at,
    personId: person.personId,
    coachId: coach.member.personId,
    story: [programme],
    run,
  });
  const booked = happen(bookedAt, async () => {
    await acceptAgreement(as(person, bookedAt), AGREEMENT.version);
    const startsAt = sittings.map(({ start }) => start);
    const wanted = { offerId: pairOfferId!, coachId: coach.member.personId, startsAt, ...prepared(world, { typeId, ...course }) };
    const made = await bookProgramme(as(person, bookedAt), sealing, wanted);
    for (const [index, { bookingId, sessionId }] of made.sittings.entries())
      Object.assign(sittings[index]!.told, { bookingId, sessionId });
  });
  const decidedAt = bookedAt.add({ hours: 20 });
  const accepted = happen(decidedAt, () =>
    decideRequest(as(coach.member, decidedAt), sittings[0]!.told.bookingId, { decision: 'accept' }),
  );
  const held = sittings.filter(({ start }) => Temporal.Instant.compare(start, anchor) < 0);
  return [
    booked,
    ...(ASKS_FIRST.includes(typeId) ? [accepted] : []),
    ...held.flatMap(({ start, told }, index) =>
      afterwards(world, {
        ...course,
        coach,
        typeId,
        person,
        told,
        story: [programme, told],
        ...(TALKS[typeId] && { words: TALKS[typeId][index]! }),
        ended: start.add({ minutes: type.sittings[index]!.minutes }),
      }),
    ),
  ];
}
