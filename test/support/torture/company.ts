import type { Connection } from '#db/client.ts';
import {
  acceptAgreement,
  addWeeklyHours,
  AGREEMENT,
  appointCoach,
  createOffer,
  joinOffer,
  keepSessionTypes,
} from '#server/coaching/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { SYSTEM, type Context } from '#server/shared/context.ts';
import { aClock } from '../clock.ts';
import { SESSION_TYPES } from '../coaching.ts';

const PEOPLE = 40;
const COACHES = 5;

const TERMS = {
  sessionTypeId: 'licence-clinic',
  title: 'Clinic',
  stepMinutes: 15,
  bufferBefore: 0,
  bufferAfter: 5,
  noticeMinutes: 0,
  horizonDays: 7,
  cancelNoticeMinutes: 0,
  minParticipants: 1,
  cutoffHours: 0,
  approval: 'none' as const,
  visibility: 'private' as const,
  maxOpenPerPerson: 50,
};
const TALKS = { ...TERMS, sessionTypeId: 'maintainer-mentoring', mode: 'one-to-one' as const, minutes: 45, capacity: 1 };

/** Forty people on working days from nine to five; five of them coach, and all five hold every offer. */
export async function aCompanyToTorture({ db }: Connection) {
  const clock = aClock();
  const system: Context = { db, actor: SYSTEM, now: clock.now };
  const as = (personId: string): Context => ({
    ...system,
    actor: { ...SYSTEM, kind: 'person', personId, accessRoles: ['learner', 'coach'] },
  });
  await keepSessionTypes(system, SESSION_TYPES);
  const people = await addPeople(
    system,
    Array.from({ length: PEOPLE }, (_, n) => ({
      name: `Person ${n}`,
      email: `p${n}@example.com`,
      kind: 'employee' as const,
      timeZone: 'Europe/Berlin',
      joinedOn: clock.today(),
    })),
  );
  const coaches = people.slice(0, COACHES);
  for (const id of people) await acceptAgreement(as(id), AGREEMENT.version);
  for (const id of coaches) {
    await appointCoach(system, id);
    for (const isoWeekday of [1, 2, 3, 4, 5])
      await addWeeklyHours(as(id), {
        timeZone: 'Europe/Berlin',
        isoWeekday,
        startMinute: 540,
        endMinute: 1020,
        validFrom: '2026-11-01',
      });
  }
  const first = as(coaches[0]!);
  const offers = {
    pair: await createOffer(first, { ...TERMS, mode: 'one-to-one', minutes: 30, capacity: 1 }),
    group: await createOffer(first, { ...TERMS, mode: 'group', minutes: 60, capacity: 3 }),
    talks: await createOffer(first, TALKS),
    askedTalks: await createOffer(first, { ...TALKS, approval: 'coach' }),
  };
  for (const id of coaches) for (const offerId of Object.values(offers)) await joinOffer(as(id), offerId);
  return { system, as, people, coaches, offers };
}
export type TorturedCompany = Awaited<ReturnType<typeof aCompanyToTorture>>;
