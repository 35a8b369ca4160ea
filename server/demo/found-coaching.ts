import { currentFramework, listSessionTypes, type SessionType } from '#server/catalog/index.ts';
import {
  addWeeklyHours,
  appointCoach,
  chooseHolidayCalendars,
  createOffer,
  joinOffer,
  saveHolidayCalendar,
  saveMyCoachProfile,
  takeSessionTypesOver,
  verifyCoach,
} from '#server/coaching/index.ts';
import { randomFrom } from '#server/quiz/index.ts';
import { calendarsOf, SITES, type Coach } from './coaches.ts';
import type { ActingAt, Member } from './found.ts';

export interface Offering {
  type: SessionType;
  /** With one coach, or for a group; a clinic is offered both ways. */
  pairOfferId: string | null;
  groupOfferId: string | null;
  /** Who is asked before a session of two is sure. */
  approver: 'coach' | 'manager' | null;
}

export interface Founding {
  as: ActingAt;
  coaches: readonly Coach[];
  lead: Member;
  beginning: Temporal.PlainDate;
  anchor: Temporal.PlainDate;
}

/** Of what takes long to prepare, no coach holds more in a week. */
const MOST_IN_A_WEEK: Record<string, number> = { 'supplier-clinic': 4, 'maintainer-mentoring': 4 };

/** Sessions of two that somebody decides about first: the coach, or the line manager. */
const APPROVER: Record<string, 'coach' | 'manager'> = {
  'supplier-clinic': 'coach',
  'maintainer-mentoring': 'coach',
  'ai-provenance-clinic': 'manager',
};

/** Sites, coaches with hours and verified levels, and what they offer. @returns offers by session type. */
export async function foundCoaching({ as, coaches, lead, beginning, anchor }: Founding): Promise<Map<string, Offering>> {
  const at = beginning.subtract({ days: 7 }).toZonedDateTime('UTC').toInstant();
  const byLead = as(lead, at);
  await takeSessionTypesOver(as(null, at));
  const years = [...new Set([beginning.year, anchor.year, anchor.year + 1])];
  for (const { id, name, daysOf } of SITES) {
    const days = years.flatMap(daysOf).map(([date, holiday]) => ({ date: date.toString(), name: holiday }));
    await saveHolidayCalendar(byLead, id, { name, days });
  }
  for (const coach of coaches) {
    await appointCoach(byLead, coach.member.personId);
    await settleIn(as, coach, at);
  }
  const types = await listSessionTypes(byLead);
  await verify({ as, coaches, lead, beginning, anchor }, types);
  const offerings = new Map<string, Offering>();
  for (const type of types) {
    const holders = coaches.filter(({ holds }) => holds.includes(type.id)).map(({ member }) => member);
    if (holders.length > 0) offerings.set(type.id, await offer(as, type, { holders, at }));
  }
  return offerings;
}

async function settleIn(as: ActingAt, coach: Coach, at: Temporal.Instant): Promise<void> {
  const { member, hours, bio, maxPerWeek } = coach;
  const { timeZone } = member;
  const local = { 'Europe/Berlin': ['de', 'en'], 'Asia/Kolkata': ['en', 'hi'] }[timeZone] ?? ['en'];
  const context = as(member, at);
  await saveMyCoachProfile(context, {
    status: 'active',
    timeZone,
    languages: local,
    bio,
    acceptsRequests: true,
    maxPerDay: 3,
    ...(maxPerWeek && { maxPerWeek }),
    meetingUrl: `https://meet.fernwerk.example/${member.email.split('@')[0]}`,
  });
  for (const [isoWeekday, from, to] of hours) {
    const window = { startMinute: from * 60, endMinute: to * 60 };
    await addWeeklyHours(context, {
      timeZone,
      isoWeekday,
      ...window,
      validFrom: at.toZonedDateTimeISO('UTC').toPlainDate().toString(),
    });
  }
  await chooseHolidayCalendars(context, calendarsOf(coach));
}

/** Levels hold for ten to eighteen months, so that by now some are due and one or the other has lapsed. */
async function verify({ as, coaches, lead, beginning }: Founding, types: readonly SessionType[]): Promise<void> {
  const framework = await currentFramework(as(lead, beginning.toZonedDateTime('UTC').toInstant()));
  const known = new Set(framework.skills.map(({ id }) => id));
  for (const { member, holds } of coaches) {
    const random = randomFrom(`${member.email}/verified`);
    const touched = types.filter(({ id }) => holds.includes(id)).flatMap(({ skills }) => skills);
    const levels = new Map<string, number>();
    for (const { skill, level } of touched) levels.set(skill, Math.max(level, levels.get(skill) ?? 0));
    for (const [skillId, level] of [...levels].filter(([id]) => known.has(id))) {
      const on = beginning.subtract({ days: 1 + Math.floor(random() * 25) });
      const expiresOn = on.add({ months: 9 + Math.floor(random() * 10) });
      const context = as(lead, on.toZonedDateTime('UTC').add({ hours: 10 }).toInstant());
      await verifyCoach(context, { personId: member.personId, skillId }, { level: random() < 0.2 ? 4 : level, expiresOn });
    }
  }
}

async function offer(
  as: ActingAt,
  type: SessionType,
  { holders, at }: { holders: readonly Member[]; at: Temporal.Instant },
): Promise<Offering> {
  const { id, title, format, seats, sittings } = type;
  const [first, ...others] = holders;
  const publish = async (mode: 'one-to-one' | 'group', name: string) => {
    const isGroup = mode === 'group';
    const { minutes } = sittings[0]!;
    const offerId = await createOffer(as(first!, at), {
      sessionTypeId: id,
      title: name,
      mode,
      minutes,
      stepMinutes: minutes <= 45 ? 15 : 30,
      bufferBefore: 0,
      bufferAfter: 10,
      noticeMinutes: 24 * 60,
      horizonDays: isGroup ? 60 : 28,
      cancelNoticeMinutes: 12 * 60,
      capacity: isGroup ? seats.most : 1,
      minParticipants: isGroup ? Math.min(seats.least, 2) : 1,
      cutoffHours: isGroup ? 24 : 0,
      approval: (!isGroup && APPROVER[id]) || 'none',
      visibility: isGroup && format === 'group' ? 'attendance' : 'private',
      maxOpenPerPerson: 2,
      ...(!isGroup && MOST_IN_A_WEEK[id] && { maxPerWeek: MOST_IN_A_WEEK[id] }),
    });
    for (const member of others) await joinOffer(as(member, at), offerId);
    return offerId;
  };
  const isPair = format === 'one-to-one' || format === 'clinic';
  return {
    type,
    approver: APPROVER[id] ?? null,
    pairOfferId: isPair ? await publish('one-to-one', title) : null,
    groupOfferId: format === 'one-to-one' ? null : await publish('group', isPair ? `${title} for several` : title),
  };
}
