import {
  addActionItem,
  answerOutcome,
  OutcomeNotAllowed,
  proposeOutcome,
  recordAttendance,
  settleActionItem,
  tendCoaching,
  viewCoachSession,
  withdrawOutcome,
  writeNote,
  type Sealing,
} from '#server/coaching/index.ts';
import type { Coach } from './coaches.ts';
import type { Course, Happening, World } from './coaching-story.ts';
import { LINK, WORDS, type Words } from './coaching-words.ts';
import type { ActingAt, Member } from './found.ts';

/** What the booking left behind for what comes after it. */
export interface Told {
  bookingId: string;
  sessionId: string;
}

type Held = Course & {
  coach: Coach;
  typeId: string;
  person: Member;
  story: readonly object[];
  told: Told;
  ended: Temporal.Instant;
  /** What was noted and promised; left out, what is usual for the session type. */
  words?: Pick<Words, 'note' | 'next'>;
};

/** Happenings of one person and story. */
const happeningsOf =
  ({ person, coach, story }: Pick<Held, 'person' | 'coach' | 'story'>) =>
  (at: Temporal.Instant, run: (at: Temporal.Instant) => Promise<unknown>): Happening => ({
    at,
    personId: person.personId,
    coachId: coach.member.personId,
    story,
    run: () => run(at),
  });

/** Attendance, notes and what was agreed on the day; a day later what it showed, and what the person says to it. */
export function afterwards(world: World, held: Held): Happening[] {
  const { as, sealing } = world;
  const { coach, typeId, person, told, ended, comes, outcome, keepsPromise } = held;
  const happen = happeningsOf(held);
  const words = held.words ?? WORDS[typeId]!;
  const byCoach = (at: Temporal.Instant) => as(coach.member, at);
  const status = comes === 'partial' || comes === 'no-show' ? comes : 'attended';
  const said = happen(ended.add({ minutes: 10 }), (at) => recordAttendance(byCoach(at), told.bookingId, { status }));
  if (comes === 'no-show') return [said];
  const dueOn = ended.toZonedDateTimeISO('UTC').toPlainDate().add({ days: 28 }).toString();
  let itemId = '';
  const noted = happen(ended.add({ minutes: 25 }), async (at) => {
    await writeNote(byCoach(at), sealing, told.bookingId, { kind: 'shared', body: words.note });
    itemId = await addActionItem(byCoach(at), sealing, told.bookingId, { text: words.next, dueOn });
  });
  const privately = happen(ended.add({ minutes: 30 }), (at) =>
    writeNote(byCoach(at), sealing, told.bookingId, {
      kind: 'private',
      body: 'Next time a harder case; knows more than they say.',
    }),
  );
  const kept = happen(ended.add({ hours: 24 * 12 }), (at) => settleActionItem(as(person, at), itemId, 'done'));
  const base = [said, noted, ...(keepsPromise ? [kept, privately] : [])];
  return outcome === null ? base : [...base, ...showed(world, held)];
}

function showed({ as, sealing }: World, held: Held): Happening[] {
  const { coach, typeId, person, told, ended, outcome, skillId = null, confirms = false } = held;
  const happen = happeningsOf(held);
  const day = (days: number) => ended.add({ hours: 24 * days + 1 });
  let outcomeId = '';
  const proposed = happen(day(1), async (at) => {
    outcomeId = await propose(as(coach.member, at), sealing, {
      told,
      person,
      seen: WORDS[typeId]!.seen,
      wanted: skillId,
      confirms,
    });
  });
  const answer = (given: 'acknowledge' | 'contest', text?: string) =>
    happen(day(4), (at) => answerOutcome(as(person, at), outcomeId, { answer: given, ...(text && { text }) }));
  const silence = { ...happen(day(8).add({ hours: 1 }), (at) => tendCoaching(as(null, at))), coachId: null };
  const takenBack = happen(day(11), (at) =>
    withdrawOutcome(as(coach.member, at), outcomeId, 'I had mixed up two people: the case was shown by a colleague.'),
  );
  if (outcome === 'acknowledged') return [proposed, answer('acknowledge')];
  if (outcome === 'contested') return [proposed, answer('contest', 'My colleague did this part; I would rather show it again.')];
  if (outcome === 'withdrawn') return [proposed, answer('acknowledge'), takenBack];
  return outcome === 'silent' ? [proposed, silence] : [proposed];
}

/** One level more in the first gap the session touches; a coach who may not say so says that it was practised. */
async function propose(
  context: ReturnType<ActingAt>,
  sealing: Sealing,
  {
    told,
    person,
    seen: behaviour,
    wanted,
    confirms,
  }: { told: Told; person: Member; seen: string; wanted: string | null; confirms: boolean },
): Promise<string> {
  const { skills, participants } = await viewCoachSession(context, sealing, told.sessionId);
  const { gaps } = participants.find((each) => each.person.personId === person.personId)!;
  const gap = gaps.find((each) => each.skillId === wanted) ?? gaps[0];
  const skillId = gap?.skillId ?? skills[0]!.skillId;
  const level = confirms ? (gap?.level ?? 1) : (gap?.level ?? 0) + 1;
  const practised = { skillId, result: 'practised', basis: 'observed', behaviour } as const;
  if (!gap) return proposeOutcome(context, told.bookingId, practised);
  const basis = level >= 2 ? ({ basis: 'artefact', artefactUrl: LINK } as const) : ({ basis: 'observed' } as const);
  try {
    return await proposeOutcome(context, told.bookingId, { skillId, result: 'level', level, behaviour, ...basis });
  } catch (error) {
    if (!(error instanceof OutcomeNotAllowed)) throw error;
    return proposeOutcome(context, told.bookingId, practised);
  }
}
