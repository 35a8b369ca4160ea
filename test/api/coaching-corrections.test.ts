import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { attendanceCorrections, correctionDecisions } from '#db/schema/coaching.ts';
import { notificationIntents } from '#db/schema/notifications.ts';
import { violates } from '#db/constraint.ts';
import { evidence } from '#db/schema/skills.ts';
import type { Person } from '#test/support/coaching.ts';
import { coachingApp } from '#test/support/coaching.ts';

const coaching = await coachingApp();
const { post, put, get, lead } = coaching;
const coach = await coaching.aCoach();
await coaching.verify(coach, 'license-obligations', 3);
afterAll(() => coaching.close());

const REASON = 'I mixed up two people of that day.';
const ask = (bookingId: string, status: string, reason = REASON, who = coach) =>
  post(who, `/coach/bookings/${bookingId}/attendance-corrections`, { status, reason });
const decide = (id: string, body: object = { decision: 'accept' }, who = lead) =>
  post(who, `/coaching/attendance-corrections/${id}/decision`, body);
const codeOf = (answer: { json: () => { type: string } }) => answer.json().type.replace('/problems/coaching/', '');
const days = (count: number) => coaching.api.clock.advance({ hours: 24 * count });

/** A session that ended today, marked so or not at all, and who came. */
async function held(attendance: string | null, terms: object = {}, person?: Person) {
  const learner = person ?? (await coaching.aLearner());
  const offerId = await coaching.anOffer(coach, terms);
  const { slots } = await get(learner, `/coaching/offers/${offerId}/slots`);
  const { startsAt } = slots[0];
  const { bookingId, sessionId } = (await coaching.book(learner, offerId, startsAt, { purpose: 'assessment' })).json();
  coaching.api.clock.advance(Temporal.Instant.from(startsAt).since(coaching.api.clock.now()).add({ minutes: 30 }));
  if (attendance) await put(coach, `/coach/bookings/${bookingId}/attendance`, { status: attendance });
  return { learner, bookingId: String(bookingId), sessionId: String(sessionId) };
}
const askedFor = async (bookingId: string, status: string) => String((await ask(bookingId, status)).json().correctionId);
const participantOf = async (sessionId: string) => (await get(coach, `/coach/sessions/${sessionId}`)).participants[0];
const noticesAbout = async (bookingId: string) => {
  const rows = await coaching.api.database.db
    .select({ kind: notificationIntents.kind, personId: notificationIntents.personId })
    .from(notificationIntents)
    .where(eq(notificationIntents.bookingId, bookingId));
  return rows.filter(({ kind }) => kind.startsWith('correction-'));
};

test('accepted, it is the correction of the coach with the lead named, and both stand in the history', async () => {
  const { learner, bookingId, sessionId } = await held('attended');
  days(15);
  const id = await askedFor(bookingId, 'partial');
  expect((await participantOf(sessionId)).correction).toMatchObject({ state: 'waiting', after: 'partial', decidedBy: null });
  expect((await decide(id)).statusCode).toBe(204);

  const told = await participantOf(sessionId);
  const leadName = (await get(lead, '/me')).name;
  expect(told).toMatchObject({ status: 'partial', correction: { state: 'accepted', decidedBy: { name: leadName } } });
  expect(told.history.slice(-2)).toMatchObject([
    { status: 'attended', acceptedBy: null, reason: null },
    { status: 'partial', acceptedBy: { personId: lead.personId }, reason: REASON },
  ]);
  const { history } = await get(learner, `/me/coaching/bookings/${bookingId}`);
  expect(history.at(-1)).toMatchObject({
    status: 'partial',
    by: { personId: coach.personId },
    acceptedBy: { personId: lead.personId },
    reason: REASON,
  });
  expect(await noticesAbout(bookingId)).toEqual([{ kind: 'correction-accepted', personId: coach.personId }]);
});

test('what was never recorded is recorded late, and completes the session', async () => {
  const { bookingId, sessionId } = await held(null);
  days(15);
  expect((await put(coach, `/coach/bookings/${bookingId}/attendance`, { status: 'attended' })).json()).toMatchObject({
    type: '/problems/coaching/attendance-not-yet',
  });
  await decide(await askedFor(bookingId, 'attended'));
  expect(await get(coach, `/coach/sessions/${sessionId}`)).toMatchObject({
    status: 'completed',
    participants: [{ status: 'attended' }],
  });
});

test('declined, nothing changes and the coach reads why; asked anew it may be decided otherwise', async () => {
  const { bookingId, sessionId } = await held('no-show');
  days(15);
  const id = await askedFor(bookingId, 'attended');
  expect((await decide(id, { decision: 'decline', note: ' ' })).json()).toMatchObject({
    type: '/problems/coaching/reason-missing',
    errors: [{ pointer: '#/note' }],
  });
  await decide(id, { decision: 'decline', note: 'The list of the day says otherwise.' });
  expect(await participantOf(sessionId)).toMatchObject({
    status: 'no-show',
    correction: { state: 'declined', note: 'The list of the day says otherwise.' },
  });
  expect(await noticesAbout(bookingId)).toEqual([{ kind: 'correction-declined', personId: coach.personId }]);
  expect(codeOf(await decide(id))).toBe('correction-settled');
  expect((await ask(bookingId, 'attended')).statusCode).toBe(201);
});

test('who turns out not to have come loses what the session was said to have shown', async () => {
  const { learner, bookingId } = await held('attended');
  const outcome = {
    skillId: 'license-obligations',
    result: 'level',
    level: 1,
    basis: 'observed',
    behaviour: 'Named the notice duty of the MIT part in the router case, unprompted.',
  };
  const { outcomeId } = (await post(coach, `/coach/bookings/${bookingId}/outcomes`, outcome)).json();
  await post(learner, `/coaching/outcomes/${outcomeId}/answer`, { answer: 'acknowledge' });
  days(15);
  await decide(await askedFor(bookingId, 'no-show'));
  const { db } = coaching.api.database;
  const rows = await db.select().from(evidence).where(eq(evidence.personId, learner.personId));
  expect(rows.map(({ level, source }) => [level, (source as { takesBack?: boolean }).takesBack ?? false])).toEqual([
    [1, false],
    [0, true],
  ]);
  expect((await get(learner, '/me/skills')).evidence.filter(({ state }: { state: string }) => state !== 'superseded')).toEqual(
    [],
  );
});

test('it is decided whole or not at all: where what was shown cannot be taken back, nothing is', async () => {
  const { bookingId, sessionId } = await held('attended');
  const outcome = {
    skillId: 'license-obligations',
    result: 'practised',
    basis: 'observed',
    behaviour: 'Found the notice duty once it was asked for.',
  };
  expect((await post(coach, `/coach/bookings/${bookingId}/outcomes`, outcome)).statusCode).toBe(201);
  days(15);
  const id = await askedFor(bookingId, 'no-show');
  const owner = postgres(coaching.api.database.ownerUrl, { max: 1 });
  await owner`create trigger fails before update on session_outcomes for each row execute function refuse_change()`;
  expect((await decide(id)).statusCode).toBe(500);
  expect(await participantOf(sessionId)).toMatchObject({
    status: 'attended',
    outcomes: [{ status: 'proposed' }],
    correction: { state: 'waiting' },
  });
  await owner`drop trigger fails on session_outcomes`;
  await owner.end();
  expect((await decide(id)).statusCode).toBe(204);
  expect(await participantOf(sessionId)).toMatchObject({ status: 'no-show', outcomes: [] });
});

test('the lead sees coach, day, offer, change and reason, and who it is about only where attendance is reported', async () => {
  const open = await held('attended', { visibility: 'attendance', title: 'Policy clinic' });
  const hidden = await held('attended', { title: 'Private clinic' });
  days(15);
  await ask(open.bookingId, 'no-show');
  await ask(hidden.bookingId, 'no-show');
  const { items } = await get(lead, '/coaching/attendance-corrections');
  expect(items.slice(0, 2)).toMatchObject([
    { title: 'Private clinic', askedBy: { personId: coach.personId }, before: 'attended', after: 'no-show', person: null },
    { title: 'Policy clinic', reason: REASON, person: { personId: open.learner.personId }, mayDecide: true },
  ]);
  expect(JSON.stringify(items)).not.toContain(hidden.learner.personId);
  expect(JSON.stringify(items)).not.toContain('router');
  const purposes = async (person: Person) =>
    (await get(person, '/me/skills')).views.map(({ purpose }: { purpose: string }) => purpose);
  expect(await purposes(open.learner)).toEqual(['Correction of attendance']);
  expect(await purposes(hidden.learner)).toEqual([]);
  expect((await get(lead, '/coaching/waiting-decisions')).corrections).toBeGreaterThanOrEqual(2);
});

test('one that waits is listed, however many were decided since', async () => {
  const { bookingId } = await held('attended');
  days(15);
  const waiting = await askedFor(bookingId, 'partial');
  const { bookingId: other } = await held('attended');
  const now = coaching.api.clock.now().toString();
  await coaching.api.database.db.execute(sql`
    with asked as (insert into attendance_corrections (booking_id, asked_by, before, after, reason, asked_at)
      select ${other}::uuid, ${coach.personId}::uuid, 'attended', 'partial', 'One of many.', ${now}::timestamptz
      from generate_series(1, 200) returning id)
    insert into correction_decisions (correction_id, asked_by, decided_by, decided_at, is_accepted, note)
      select id, ${coach.personId}::uuid, ${lead.personId}::uuid, ${now}::timestamptz, false, 'No.' from asked`);
  const { items } = await get(lead, '/coaching/attendance-corrections');
  expect(items.map(({ correctionId }: { correctionId: string }) => correctionId)).toContain(waiting);
});

test('not while the coach corrects it, not the same, not twice, not without a reason, not of somebody else’s session', async () => {
  const { bookingId } = await held('attended');
  days(14);
  expect((await ask(bookingId, 'partial')).json()).toMatchObject({
    status: 409,
    type: '/problems/coaching/attendance-still-open',
    until: coaching.api.clock.now().toString(),
  });
  coaching.api.clock.advance({ seconds: 1 });
  expect(codeOf(await ask(bookingId, 'attended'))).toBe('not-possible-now');
  expect(codeOf(await ask(bookingId, 'partial', '  '))).toBe('reason-missing');
  expect((await ask(bookingId, 'partial', REASON, await coaching.aCoach())).statusCode).toBe(404);
  const answers = await Promise.all([ask(bookingId, 'partial'), ask(bookingId, 'no-show')]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
  expect(codeOf(answers.find(({ statusCode }) => statusCode === 409)!)).toBe('correction-waits');
});

test('nobody decides what they asked, or what is said of themselves; of two who decide one counts', async () => {
  const both = await coaching.aCoach('ospo-lead');
  const offerId = await coaching.anOffer(both);
  const person = await coaching.aLearner();
  const { slots } = await get(person, `/coaching/offers/${offerId}/slots`);
  const { bookingId } = (await coaching.book(person, offerId, slots[0].startsAt)).json();
  days(30);
  const own = (await ask(bookingId, 'attended', REASON, both)).json().correctionId;
  expect(codeOf(await decide(own, undefined, both))).toBe('own-correction');
  expect(await get(both, `/coaching/attendance-corrections/${own}`)).toMatchObject({ mayDecide: false });

  const { version } = await get(both, '/me/coaching/agreement');
  await post(both, '/me/coaching/agreement/acceptances', { version });
  const about = await held('attended', {}, both);
  days(15);
  const id = await askedFor(about.bookingId, 'partial');
  expect(codeOf(await decide(id, undefined, both))).toBe('own-correction');
  const other = await coaching.api.aPerson('ospo-lead');
  const answers = await Promise.all([decide(id), decide(id, { decision: 'decline', note: 'No.' }, other)]);
  expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
  const unknown = '00000000-0000-7000-8000-000000000000';
  expect((await decide(unknown)).statusCode).toBe(404);
  expect((await lead.as({ url: `/api/v1/coaching/attendance-corrections/${unknown}` })).statusCode).toBe(404);
});

test('the database keeps asker and decider apart, and the history as it was', async () => {
  const { bookingId } = await held('attended');
  days(15);
  const correctionId = await askedFor(bookingId, 'partial');
  const { db } = coaching.api.database;
  const decision = { correctionId, askedBy: coach.personId, decidedAt: new Date(), isAccepted: true };
  const refusal = async (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: unknown) => error,
    );
  const byAsker = await refusal(
    db
      .insert(correctionDecisions)
      .values({ ...decision, decidedBy: coach.personId })
      .execute(),
  );
  expect(violates(byAsker, 'nobody_decides_their_own_correction')).toBe(true);
  const forged = await refusal(
    db
      .insert(correctionDecisions)
      .values({ ...decision, askedBy: lead.personId, decidedBy: coach.personId })
      .execute(),
  );
  expect(violates(forged, 'correction_is_decided_as_asked')).toBe(true);
  for (const note of [null, ' ']) {
    const declined = { ...decision, decidedBy: lead.personId, isAccepted: false, note };
    const silent = await refusal(db.insert(correctionDecisions).values(declined).execute());
    expect(violates(silent, 'a_declined_correction_has_its_reason')).toBe(true);
  }
  await db.insert(correctionDecisions).values({ ...decision, decidedBy: lead.personId });
  await expect(db.update(attendanceCorrections).set({ reason: 'later' })).rejects.toThrow();
  await expect(db.execute(sql`delete from correction_decisions`)).rejects.toThrow();
});
