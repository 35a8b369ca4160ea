import ICAL from 'ical.js';
import { and, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { mails, notificationIntents } from '#db/schema/notifications.ts';
import { retellWith } from '#server/coaching/index.ts';
import { sendNotices, smtpPort, type Delivery } from '#server/notifications/index.ts';
import { coachingApp, type Person } from './coaching.ts';
import { aPostOffice, calendarParts, type Received } from './post-office.ts';

const URL = 'http://learn.example';

/** Coaching with a mail server beside it, and the sender in hand: nothing leaves unless a test sends. */
export async function aCompanyThatTells(others: Parameters<typeof coachingApp>[0] = {}) {
  const [coaching, post] = await Promise.all([coachingApp(others), aPostOffice()]);
  const { db } = coaching.api.database;
  const port = smtpPort(post.url, URL);
  const delivery: Delivery = { port, makeLink: async () => '', showsLinksInKeptMails: false };

  const send = (by: Delivery = delivery) => sendNotices(coaching.api.context, by, retellWith(URL));
  const advance = (duration: Temporal.DurationLike) => coaching.api.clock.advance(duration);
  const intents = (kind: string, personId?: string) =>
    db
      .select()
      .from(notificationIntents)
      .where(and(eq(notificationIntents.kind, kind), personId ? eq(notificationIntents.personId, personId) : undefined));
  /** Kinds of notices that reached somebody, in their order. */
  const kindsTo = async (person: Person) => {
    const rows = await db.select().from(mails).where(eq(mails.personId, person.personId)).orderBy(mails.id);
    return rows.filter(({ sentAt }) => sentAt).map(({ template }) => template);
  };
  /** A coach with an offer, and somebody who books it. */
  const aPair = async (terms = {}) => {
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, terms);
    const booked = (startsAt: string) => coaching.book(learner, offerId, startsAt).then((answer) => answer.json());
    const move = (bookingId: string, startsAt: string) =>
      coaching.post(learner, `/coaching/bookings/${bookingId}/rescheduling`, { startsAt });
    return { coach, learner, offerId, booked, move };
  };
  const nowhere: Delivery = { ...delivery, port: smtpPort('smtp://127.0.0.1:9', URL) };
  const close = () => Promise.all([coaching.close(), post.close()]);
  return { coaching, db, post, port, delivery, nowhere, send, advance, intents, kindsTo, aPair, close };
}
export type CompanyThatTells = Awaited<ReturnType<typeof aCompanyThatTells>>;

/** What a mail says to calendars, read by a parser that shares nothing with what wrote it. */
export function eventIn(mail: Received) {
  const { alternative, attachment } = calendarParts(mail);
  if (alternative === null) return null;
  expect(attachment).toBe(alternative);
  const calendar = new ICAL.Component(ICAL.parse(alternative) as never);
  const method = String(calendar.getFirstPropertyValue('method'));
  expect(mail.raw).toContain(`Content-Type: text/calendar; charset=utf-8; method=${method}`);
  const event = calendar.getFirstSubcomponent('vevent')!;
  const value = (name: string) => String(event.getFirstPropertyValue(name));
  return {
    method,
    uid: value('uid'),
    sequence: Number(value('sequence')),
    status: value('status'),
    start: (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate().toISOString(),
    summary: value('summary'),
    organizer: value('organizer'),
    attendees: event.getAllProperties('attendee').map((attendee) => String(attendee.getFirstValue()).replace('mailto:', '')),
    alarms: event.getAllSubcomponents('valarm').length,
  };
}
