import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { coachingClaims } from '#db/schema/coaching.ts';
import { personViews } from '#db/schema/skills.ts';
import { tendCoaching } from '#server/coaching/index.ts';
import { endManagers, setManagers } from '#server/organization/index.ts';
import { INTAKE, type Person, type Terms } from '#test/support/coaching.ts';
import { aCompanyThatTells, type CompanyThatTells } from '#test/support/told.ts';

const AT = '2026-12-02T09:00:00Z';

let company: CompanyThatTells;
beforeEach(async () => {
  company = await aCompanyThatTells();
  return async () => void (await company.close());
});

const today = () => company.coaching.api.clock.today();
const reportsTo = (person: Person, manager: Person, from = today()) =>
  setManagers(company.coaching.api.context, [{ personId: person.personId, managerId: manager.personId, from }]);
const requestsOf = async (manager: Person) => (await company.coaching.get(manager, '/me/team/requests')).items;
const decide = (by: Person, bookingId: string, decision = 'accept', text?: string) =>
  company.coaching.post(by, `/me/team/requests/${bookingId}/decision`, { decision, ...(text && { text }) });
const decideAsCoach = (coach: Person, bookingId: string) =>
  company.coaching.post(coach, `/coach/bookings/${bookingId}/decision`, { decision: 'accept' });
const mine = (person: Person, bookingId: string) => company.coaching.get(person, `/me/coaching/bookings/${bookingId}`);

/** An offer that asks line managers, its coach, and somebody with a manager who asks for a time of it. */
async function aRequest(terms: Terms = {}) {
  const { coaching } = company;
  const [coach, manager, learner] = [await coaching.aCoach(), await coaching.api.aPerson(), await coaching.aLearner()];
  await reportsTo(learner, manager);
  const offerId = await coaching.anOffer(coach, { approval: 'manager', ...terms });
  const booked = (await coaching.book(learner, offerId, AT)).json();
  return { coach, manager, learner, offerId, ...booked } as {
    coach: Person;
    manager: Person;
    learner: Person;
    offerId: string;
    bookingId: string;
    sessionId: string;
    status: string;
  };
}

describe('before booking', () => {
  test('one reads who is asked, by name; whoever has no manager, that the coach decides instead', async () => {
    const { coaching } = company;
    const { learner, manager, offerId } = await aRequest();
    const asksFirst = async (person: Person) =>
      (await coaching.get(person, '/coaching/offers')).items.find((offer: { offerId: string }) => offer.offerId === offerId)
        .asksFirst;
    expect(await asksFirst(learner)).toEqual({
      who: 'manager',
      why: 'offer',
      managers: [{ personId: manager.personId, name: expect.any(String) }],
    });
    expect(await asksFirst(await coaching.aLearner())).toEqual({ who: 'coach', why: 'no-manager', managers: [] });
  });

  test('without a manager the coach is asked and decides', async () => {
    const { coaching, send, kindsTo } = company;
    const [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
    const offerId = await coaching.anOffer(coach, { approval: 'manager' });
    const { bookingId, status } = (await coaching.book(learner, offerId, AT)).json();
    expect([status, (await mine(learner, bookingId)).waitsFor.who]).toEqual(['requested', 'coach']);
    await send();
    expect(await kindsTo(coach)).toEqual(['request-received']);
    expect((await decideAsCoach(coach, bookingId)).statusCode).toBe(204);
  });
});

describe('while it waits', () => {
  test('it holds the time, its manager sees name, title and time and nothing else, and each look is shown', async () => {
    const { coaching, db, post, send } = company;
    const { coach, manager, learner, offerId, bookingId, status } = await aRequest({ title: 'Licence clinic' });
    expect(status).toBe('requested');
    expect((await coaching.book(await coaching.aLearner(), offerId, AT)).json().type).toBe('/problems/coaching/slot-taken');
    expect(await requestsOf(manager)).toEqual([
      {
        bookingId,
        person: { personId: learner.personId, name: expect.any(String) },
        title: 'Licence clinic',
        startsAt: AT,
        endsAt: '2026-12-02T09:30:00Z',
        answerBy: '2026-11-26T09:00:00Z',
        sittings: [],
      },
    ]);
    const looks = await db.select().from(personViews).where(eq(personViews.viewedPersonId, learner.personId));
    expect(looks).toMatchObject([{ viewerPersonId: manager.personId, purpose: expect.stringContaining('Line manager') }]);
    await send();
    const [mail] = post.to(manager.email);
    expect(mail!.parsed.text).toContain('asks for “Licence clinic”');
    expect(mail!.parsed.text).toContain('/team/requests');
    for (const secret of [INTAKE[0]!.answer, INTAKE[0]!.question, 'learning', coach.email])
      expect(mail!.raw).not.toContain(secret);
    expect(await mine(learner, bookingId)).toMatchObject({
      waitsFor: { who: 'manager', people: [{ personId: manager.personId }] },
    });
  });

  test('the coach sees that it waits for the manager, is not asked and cannot decide', async () => {
    const { coaching, send, kindsTo } = company;
    const { coach, bookingId, sessionId } = await aRequest();
    await send();
    expect(await kindsTo(coach)).toEqual([]);
    expect((await coaching.get(coach, '/coach/requests')).items).toMatchObject([{ bookingId, decider: 'manager' }]);
    const sheet = await coaching.get(coach, `/coach/sessions/${sessionId}`);
    expect(sheet.participants).toMatchObject([{ bookingId, decider: 'manager' }]);
    expect((await decideAsCoach(coach, bookingId)).json()).toMatchObject({
      status: 409,
      type: '/problems/coaching/waits-for-manager',
    });
  });

  test('nobody but the line manager of the day finds it', async () => {
    const { coaching } = company;
    const { coach, manager, learner, bookingId } = await aRequest();
    const other = await coaching.aLearner();
    await reportsTo(other, coach);
    for (const stranger of [coach, learner, coaching.lead, await coaching.api.aPerson('administrator')]) {
      expect((await decide(stranger, bookingId)).json()).toMatchObject({ status: 404 });
      expect(await requestsOf(stranger)).toEqual([]);
    }
    expect((await decide(manager, coach.personId)).statusCode).toBe(404);
    expect((await decide(manager, bookingId)).statusCode).toBe(204);
    expect((await decide(manager, bookingId, 'decline')).json()).toMatchObject({
      type: '/problems/coaching/not-possible-now',
      state: 'confirmed',
    });
  });

  test('somebody else becomes the manager: they are told and decide, whoever it was no longer', async () => {
    const { coaching, send, advance, kindsTo } = company;
    const { manager, learner, bookingId } = await aRequest();
    const next = await coaching.api.aPerson();
    await reportsTo(learner, next, today().add({ days: 1 }));
    await tendCoaching(coaching.api.context);
    await send();
    expect([await kindsTo(manager), await kindsTo(next)]).toEqual([['approval-asked'], []]);
    advance({ hours: 22 });
    await tendCoaching(coaching.api.context);
    await tendCoaching(coaching.api.context);
    await send();
    advance({ hours: 3 });
    await send();
    expect([await kindsTo(manager), await kindsTo(next)]).toEqual([['approval-asked'], ['approval-asked', 'approval-nudge']]);
    expect([(await requestsOf(manager)).length, (await requestsOf(next)).length]).toEqual([0, 1]);
    expect((await decide(manager, bookingId)).statusCode).toBe(404);
    expect((await decide(next, bookingId)).statusCode).toBe(204);
  });

  test('nobody is the manager any more: the coach is asked and decides', async () => {
    const { coaching, send, advance, kindsTo } = company;
    const { coach, manager, learner, bookingId } = await aRequest();
    await endManagers(coaching.api.context, [{ personId: learner.personId, on: today().add({ days: 1 }) }]);
    advance({ hours: 23 });
    await tendCoaching(coaching.api.context);
    await send();
    expect([await kindsTo(coach), await kindsTo(manager)]).toEqual([['request-received'], []]);
    expect((await decide(manager, bookingId)).statusCode).toBe(404);
    expect((await decideAsCoach(coach, bookingId)).statusCode).toBe(204);
  });

  test('moved to another time, the manager is asked about that one; the coach still hears nothing', async () => {
    const { coaching, send, kindsTo, post } = company;
    const { coach, manager, learner, bookingId } = await aRequest();
    await send();
    await coaching.post(learner, `/coaching/bookings/${bookingId}/rescheduling`, { startsAt: '2026-12-03T10:00:00Z' });
    await send();
    expect([await kindsTo(manager), await kindsTo(coach)]).toEqual([['approval-asked', 'approval-asked'], []]);
    expect(post.to(manager.email)[1]!.parsed.text).toContain('3 December');
  });
});

describe('the answer', () => {
  test('yes: both are told with their invitations, and the word is for the one who asked alone', async () => {
    const { coaching, send, kindsTo } = company;
    const { coach, manager, learner, bookingId, sessionId } = await aRequest();
    await decide(manager, bookingId, 'accept', 'Bring the router case.');
    await send();
    expect([await kindsTo(learner), await kindsTo(coach)]).toEqual([['session-confirmed'], ['session-confirmed']]);
    const { history, waitsFor } = await mine(learner, bookingId);
    expect([history.at(-1).reason, waitsFor]).toEqual(['Bring the router case.', null]);
    const sheet = JSON.stringify(await coaching.get(coach, `/coach/sessions/${sessionId}`));
    expect(sheet).not.toContain('router case');
    expect(await requestsOf(manager)).toEqual([]);
  });

  test('no: the time is free at once', async () => {
    const { coaching, db, send, kindsTo } = company;
    const { coach, manager, learner, offerId, bookingId, sessionId } = await aRequest();
    expect((await decide(manager, bookingId, 'decline')).statusCode).toBe(204);
    await send();
    expect([await kindsTo(learner), await kindsTo(coach)]).toEqual([['request-declined'], []]);
    expect(await db.select().from(coachingClaims).where(eq(coachingClaims.sessionId, sessionId))).toEqual([]);
    expect((await coaching.book(await coaching.aLearner(), offerId, AT)).statusCode).toBe(201);
  });

  test('none: a nudge after a day, and after two the request expires by itself', async () => {
    const { coaching, send, advance, kindsTo } = company;
    const { manager, learner, bookingId } = await aRequest();
    await send();
    for (const hours of [24, 24]) {
      advance({ hours });
      await tendCoaching(coaching.api.context);
      await send();
    }
    expect([await kindsTo(manager), await kindsTo(learner)]).toEqual([['approval-asked', 'approval-nudge'], ['request-expired']]);
    expect((await decide(manager, bookingId)).json()).toMatchObject({ state: 'expired' });
  });

  test('of two answers that race one holds', async () => {
    const { manager, learner, bookingId } = await aRequest();
    const answers = await Promise.all([decide(manager, bookingId), decide(manager, bookingId, 'decline')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
    expect(['confirmed', 'declined']).toContain((await mine(learner, bookingId)).status);
  });
});

describe('beyond a first session of two', () => {
  test('a seat in a group is asked for, also when it becomes free for who waits', async () => {
    const { coaching, send, kindsTo } = company;
    const [coach, manager, one, two] = [
      await coaching.aCoach(),
      await coaching.api.aPerson(),
      await coaching.aLearner(),
      await coaching.aLearner(),
    ];
    for (const person of [one, two]) await reportsTo(person, manager);
    const offerId = await coaching.aGroupOffer(coach, 1, { approval: 'manager' });
    const sessionId = await coaching.aGroupSession(coach, offerId, AT);
    const first = (await coaching.takeSeat(one, sessionId)).json();
    const second = (await coaching.takeSeat(two, sessionId)).json();
    expect([first.status, second.status]).toEqual(['requested', 'waitlisted']);
    const { items } = await coaching.get(two, '/coaching/group-sessions');
    expect(items[0].myBooking.waitsFor.who).toBe('manager');
    await decide(manager, first.bookingId, 'decline');
    expect((await mine(two, second.bookingId)).status).toBe('requested');
    await send();
    expect((await kindsTo(manager)).filter((kind) => kind === 'approval-asked')).toHaveLength(1);
    await decide(manager, second.bookingId);
    await send();
    expect((await kindsTo(two)).at(-1)).toBe('session-confirmed');
    expect(await kindsTo(coach)).toContain('seat-taken');
  });

  test('a follow-up that is taken is asked for then, and says so before', async () => {
    const { coaching } = company;
    const { coach, manager, learner, bookingId } = await aRequest();
    await decide(manager, bookingId);
    const followUp = await coaching.post(coach, `/coach/bookings/${bookingId}/follow-up`, { startsAt: '2026-12-09T09:00:00Z' });
    const kept = followUp.json().bookingId;
    expect(await mine(learner, kept)).toMatchObject({ status: 'offered', waitsFor: { who: 'manager' } });
    expect(await requestsOf(manager)).toEqual([]);
    const taken = await coaching.post(learner, `/coaching/bookings/${kept}/confirmation`);
    expect(taken.json()).toMatchObject({ status: 'requested' });
    expect(await requestsOf(manager)).toMatchObject([{ bookingId: kept }]);
    await decide(manager, kept);
    expect(await mine(learner, kept)).toMatchObject({ status: 'confirmed', session: { status: 'scheduled' } });
  });
});
