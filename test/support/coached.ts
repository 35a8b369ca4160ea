import { inject } from 'vitest';
import { connect } from '#db/client.ts';
import {
  acceptAgreement,
  addWeeklyHours,
  AGREEMENT,
  appointCoach,
  bookSlot,
  createOffer,
  scheduleGroupSession,
  sealingWith,
} from '#server/coaching/index.ts';
import { listSessionTypes } from '#server/catalog/index.ts';
import { createAccounts } from '#server/identity/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { SYSTEM, type Actor } from '#server/shared/context.ts';
import { PASSWORD } from './newcomer.ts';

const BERLIN = 'Europe/Berlin';
const acting = (personId: string): Actor => ({ kind: 'person', accountId: null, personId, accessRoles: [], scopes: null });

/** A coach of the demo company who has time on every day, and what they offer. */
export async function aCoachWithTime(name: string, sessionTypeId = 'licence-clinic') {
  const connection = connect(inject('installationDatabase'), { max: 2 });
  const as = (personId: string) => ({ db: connection.db, actor: acting(personId), now: () => Temporal.Now.instant() });
  const bySystem = { ...as(''), actor: SYSTEM };
  const joinedOn = Temporal.Now.plainDateISO('UTC').subtract({ days: 1 });
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@fernwerk.example`;
  const [coachId] = await addPeople(bySystem, [{ name, email, kind: 'employee', timeZone: BERLIN, joinedOn }]);
  await createAccounts(bySystem, [{ personId: coachId!, accessRoles: ['learner', 'coach'], password: PASSWORD }]);
  await appointCoach(bySystem, coachId!);
  for (const isoWeekday of [1, 2, 3, 4, 5, 6, 7])
    await addWeeklyHours(as(coachId!), {
      timeZone: BERLIN,
      isoWeekday,
      startMinute: 9 * 60,
      endMinute: 17 * 60,
      validFrom: joinedOn.toString(),
    });
  const title = `Licence clinic with ${name}`;
  const terms = {
    sessionTypeId,
    title,
    mode: 'one-to-one' as const,
    minutes: 30,
    stepMinutes: 30,
    bufferBefore: 0,
    bufferAfter: 0,
    noticeMinutes: 60,
    horizonDays: 21,
    cancelNoticeMinutes: 30,
    capacity: 1,
    minParticipants: 1,
    cutoffHours: 0,
    approval: 'none' as const,
    visibility: 'private' as const,
    maxOpenPerPerson: 5,
  };
  const offerId = await createOffer(as(coachId!), terms);
  const types = await listSessionTypes(as(coachId!));
  const intake = types.find(({ id }) => id === sessionTypeId)!.intake.filter(({ required }) => required);

  /** Somebody else is faster. */
  const bookAsAnother = async (startsAt: string) => {
    const [other] = await addPeople(bySystem, [
      { name: 'Quick Other', email: `quick.${offerId}@fernwerk.example`, kind: 'employee', timeZone: BERLIN, joinedOn },
    ]);
    await acceptAgreement(as(other!), AGREEMENT.version);
    await bookSlot(as(other!), sealingWith('a secret that only this test knows, long enough'), {
      offerId,
      startsAt: Temporal.Instant.from(startsAt),
      coachId: coachId!,
      purpose: 'learning',
      intake: intake.map(({ question }) => ({ question, answer: 'Something.' })),
    });
  };
  /** A session for several, tomorrow. @returns where a seat in it is taken. */
  const holdForSeveral = async (): Promise<string> => {
    const group = await createOffer(as(coachId!), { ...terms, mode: 'group', title: `${title}, for several`, capacity: 4 });
    const startsAt = Temporal.Now.zonedDateTimeISO(BERLIN).add({ days: 1 }).with({ hour: 11, minute: 0 }).round('hour');
    const sessionId = await scheduleGroupSession(as(coachId!), { offerId: group, startsAt: startsAt.toInstant() });
    return `/coaching/group-sessions/${sessionId}`;
  };
  const questions = intake.map(({ question }) => question);
  return { name, email, title, offerId, questions, bookAsAnother, holdForSeveral, close: connection.close };
}
export type CoachWithTime = Awaited<ReturnType<typeof aCoachWithTime>>;
