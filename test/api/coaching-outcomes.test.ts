import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionNotes } from '#db/schema/coaching.ts';
import { evidence } from '#db/schema/skills.ts';
import { tendCoaching } from '#server/coaching/index.ts';
import { readGains } from '#server/coaching/store/outcomes.ts';
import { assignJobRoles, createDepartment, placePeople, setManagers } from '#server/organization/index.ts';
import { refreshPersons } from '#server/skills/index.ts';
import { coachingApp, INTAKE, type CoachingApp, type Person } from '#test/support/coaching.ts';

/** From Tuesday, 24 November 2026, 09:00 UTC on. */
describe('what a session leaves behind', () => {
  let coaching: CoachingApp;
  let coach: Person;
  let offerId = '';
  let departmentId = '';
  let hour = 0;
  beforeAll(async () => {
    coaching = await coachingApp();
    coach = await coaching.aCoach();
    offerId = await coaching.anOffer(coach, { minutes: 15, maxOpenPerPerson: 50 });
    departmentId = await createDepartment(coaching.api.context, { slug: 'devices', name: 'Devices', parentId: null });
    await coaching.verify(coach, 'license-obligations', 3);
  });
  afterAll(() => coaching.close());

  /** An engineer of the department: licence obligations at level 2 are asked, and critical. */
  const anEngineer = async () => {
    const person = await coaching.aLearner();
    const { context, clock } = coaching.api;
    const from = clock.today();
    await placePeople(context, [{ personId: person.personId, departmentId, from }]);
    await assignJobRoles(context, [{ personId: person.personId, roleProfileId: 'software-engineer', from }]);
    await refreshPersons(context, [person.personId]);
    return person;
  };
  /** A booking whose session has just ended and was attended. */
  const held = async (person: Person, purpose = 'assessment', attendance = 'attended') => {
    const free = await coaching.get(person, `/coaching/offers/${offerId}/slots`);
    const { startsAt } = free.slots[hour++];
    const { bookingId, sessionId } = (await coaching.book(person, offerId, startsAt, { purpose })).json();
    const wait = Temporal.Instant.from(startsAt).since(coaching.api.clock.now());
    coaching.api.clock.advance(wait.add({ minutes: 15 }));
    hour = 0;
    if (attendance) await coaching.put(coach, `/coach/bookings/${bookingId}/attendance`, { status: attendance });
    return { bookingId: String(bookingId), sessionId: String(sessionId) };
  };
  const OUTCOME = {
    skillId: 'license-obligations',
    result: 'level',
    level: 1,
    basis: 'observed',
    behaviour: 'Named the notice duty of the MIT part in the router case, unprompted.',
  };
  const propose = (bookingId: string, more: object = {}) =>
    coaching.post(coach, `/coach/bookings/${bookingId}/outcomes`, { ...OUTCOME, ...more });
  const answer = (person: Person, outcomeId: string, given: string) =>
    coaching.post(person, `/coaching/outcomes/${outcomeId}/answer`, { answer: given });
  const evidenceOf = (person: Person) =>
    coaching.api.database.db.select().from(evidence).where(eq(evidence.personId, person.personId));

  test('attendance opens a quarter of an hour before, and a correction needs a reason and stays visible', async () => {
    const person = await anEngineer();
    const free = await coaching.get(person, `/coaching/offers/${offerId}/slots`);
    const early = (await coaching.book(person, offerId, free.slots.at(-1).startsAt)).json().bookingId;
    const record = (bookingId: string, payload: object) =>
      coaching.put(coach, `/coach/bookings/${bookingId}/attendance`, payload);
    expect((await record(early, { status: 'attended' })).json()).toMatchObject({ type: '/problems/coaching/attendance-not-yet' });
    const { bookingId } = await held(person);
    expect((await record(bookingId, { status: 'no-show' })).json()).toMatchObject({ type: '/problems/coaching/reason-missing' });
    expect((await record(bookingId, { status: 'partial', reason: 'Left early.' })).statusCode).toBe(204);
    const { history } = await coaching.get(person, `/me/coaching/bookings/${bookingId}`);
    expect(history.map(({ status }: { status: string }) => status)).toEqual(['confirmed', 'attended', 'partial']);
    expect(
      (await coaching.put(await coaching.aCoach(), `/coach/bookings/${bookingId}/attendance`, { status: 'attended' })).statusCode,
    ).toBe(404);
  });

  test('an acknowledged level becomes evidence of the coach, once; the report hears of it', async () => {
    const person = await anEngineer();
    const { bookingId, sessionId } = await held(person);
    const sheet = await coaching.get(coach, `/coach/sessions/${sessionId}`);
    expect(sheet.skills[0]).toMatchObject({ skillId: 'license-obligations', maxLevel: 3, behaviour: expect.any(Array) });
    expect(sheet.participants[0].gaps).toContainEqual(
      expect.objectContaining({ skillId: 'license-obligations', level: null, required: 2 }),
    );
    const { outcomeId } = (await propose(bookingId)).json();
    expect((await propose(bookingId)).json()).toMatchObject({ type: '/problems/coaching/not-possible-now' });
    expect(await evidenceOf(person)).toEqual([]);
    const toAnswer = async () => (await coaching.get(person, '/me/coaching/bookings')).toAnswer;
    expect(await toAnswer()).toMatchObject([{ outcomeId, bookingId, answerBy: expect.any(String) }]);
    expect((await answer(await coaching.aLearner(), outcomeId, 'acknowledge')).statusCode).toBe(404);
    const answers = await Promise.all([answer(person, outcomeId, 'acknowledge'), answer(person, outcomeId, 'contest')]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    expect(await toAnswer()).toEqual([]);
    const rows = await evidenceOf(person);
    if (answers[0]!.statusCode === 200) {
      expect(rows).toMatchObject([
        { kind: 'observed', level: 1, recordedBy: coach.personId, sourceKey: `coaching/${outcomeId}` },
      ]);
      expect(answers[0]!.json()).toMatchObject({ status: 'applied' });
    } else expect(rows).toEqual([]);
    await refreshPersons(coaching.api.context, [person.personId]);
  });

  test('silence for a week is consent; what is contested never counts', async () => {
    const [silent, contesting] = [await anEngineer(), await anEngineer()];
    const one = (await propose((await held(silent)).bookingId)).json().outcomeId;
    const two = (await propose((await held(contesting)).bookingId)).json().outcomeId;
    expect((await answer(contesting, two, 'contest')).json()).toMatchObject({ status: 'contested' });
    await tendCoaching(coaching.api.context);
    expect(await evidenceOf(silent)).toEqual([]);
    coaching.api.clock.advance({ hours: 7 * 24 });
    await tendCoaching(coaching.api.context);
    await tendCoaching(coaching.api.context);
    expect(await evidenceOf(silent)).toHaveLength(1);
    expect(await evidenceOf(contesting)).toEqual([]);
    expect((await answer(silent, one, 'contest')).json()).toMatchObject({ type: '/problems/coaching/answer-too-late' });
  });

  test('each condition of an outcome is named when it is not met', async () => {
    const person = await anEngineer();
    const { bookingId } = await held(person);
    const ruleOf = async (more: object, id = bookingId) => (await propose(id, more)).json().rule;
    expect(await ruleOf({ skillId: 'policy-design' })).toBe('skill-not-touched');
    expect(await ruleOf({ level: 2, artefactUrl: 'https://git.example/pr/1', basis: 'artefact' })).toBe('more-than-one-level');
    expect(await ruleOf({ skillId: 'license-identification' })).toBe('assessor-not-verified');
    expect(await ruleOf({ behaviour: '' })).toBe('behaviour-missing');
    expect(await ruleOf({}, (await held(await anEngineer(), 'learning')).bookingId)).toBe('coachee-chose-learning');
    expect(await ruleOf({}, (await held(await anEngineer(), 'assessment', 'no-show')).bookingId)).toBe('not-attended');
    await setManagers(coaching.api.context, [
      {
        personId: person.personId,
        managerId: coach.personId,
        from: coaching.api.clock.today(),
      },
    ]);
    expect(await ruleOf({})).toBe('assessor-is-manager');
  });

  test('who turns out not to have come loses what the session showed, and the ledger says both', async () => {
    const person = await anEngineer();
    const { bookingId } = await held(person);
    const { outcomeId } = (await propose(bookingId)).json();
    await answer(person, outcomeId, 'acknowledge');
    await coaching.put(coach, `/coach/bookings/${bookingId}/attendance`, { status: 'no-show', reason: 'It was a colleague.' });
    const rows = (await evidenceOf(person)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(rows.map(({ level, supersedes }) => [level, supersedes])).toEqual([
      [1, null],
      [0, rows[0]!.id],
    ]);
    const { skills, evidence } = await coaching.get(person, '/me/skills');
    expect((skills as { skillId: string }[]).find(({ skillId }) => skillId === 'license-obligations')).toMatchObject({
      state: 'not-assessed',
      level: null,
    });
    expect(evidence).toMatchObject([{ level: 1, state: 'superseded' }]);
    expect((await coaching.get(person, `/me/coaching/bookings/${bookingId}`)).outcomes).toEqual([]);
  });

  test('a coach takes back what they said; only their own, and it counts no longer', async () => {
    const person = await anEngineer();
    const { outcomeId } = (await propose((await held(person)).bookingId)).json();
    await answer(person, outcomeId, 'acknowledge');
    const withdraw = (by: Person) => coaching.post(by, `/coach/outcomes/${outcomeId}/withdrawal`, { reason: 'Wrong skill.' });
    expect((await withdraw(await coaching.aCoach())).statusCode).toBe(404);
    const answers = await Promise.all([withdraw(coach), withdraw(coach)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204]);
    expect(await evidenceOf(person)).toHaveLength(2);
    expect((await answer(person, outcomeId, 'contest')).json()).toMatchObject({ type: '/problems/coaching/answer-too-late' });
  });

  test('what outcomes come to is known by coach and skill, of those alone that count', async () => {
    const known = async () =>
      (await readGains(coaching.api.database.db)).find(
        ({ coachId, skillId }) => coachId === coach.personId && skillId === OUTCOME.skillId,
      ) ?? { people: 0, mean: 0 };
    const before = await known();
    const outcomes = [
      [{}, 'acknowledge'],
      [{ result: 'no-change', level: undefined }, 'acknowledge'],
      [{}, 'contest'],
    ] as const;
    for (const [said, given] of outcomes) {
      const person = await anEngineer();
      const { outcomeId } = (await propose((await held(person)).bookingId, said)).json();
      expect((await answer(person, outcomeId, given)).statusCode).toBe(200);
    }
    const after = await known();
    expect(after.people).toBe(before.people + 2);
    expect(after.people * after.mean).toBeCloseTo(before.people * before.mean + 1);
  });

  test('nobody but the coachee and the coach finds a session, their line manager and the administrator included', async () => {
    const person = await anEngineer();
    const { bookingId, sessionId } = await held(person, 'learning');
    const [manager, administrator] = [await coaching.aCoach(), await coaching.api.aPerson('administrator', 'ospo-lead', 'coach')];
    await setManagers(coaching.api.context, [
      {
        personId: person.personId,
        managerId: manager.personId,
        from: coaching.api.clock.today(),
      },
    ]);
    for (const other of [manager, administrator, coaching.lead]) {
      expect((await coaching.get(other, `/me/coaching/bookings/${bookingId}`)).status).toBe(404);
      expect([403, 404]).toContain((await coaching.get(other, `/coach/sessions/${sessionId}`)).status);
    }
  });

  test('notes are encrypted, for whom they are, seen when they were read, and gone in time', async () => {
    const [person, other] = [await anEngineer(), await anEngineer()];
    const { bookingId, sessionId } = await held(person, 'learning');
    const write = (kind: string, body: string) => coaching.put(coach, `/coach/bookings/${bookingId}/note`, { kind, body });
    expect((await write('shared', 'Next: write the notice file.')).statusCode).toBe(204);
    expect((await write('private', 'Nervous about counsel.')).statusCode).toBe(204);
    expect((await write('shared', 'Next: write the notice file, then ask.')).statusCode).toBe(204);
    const dueOn = coaching.api.clock.today().add({ days: 7 }).toString();
    const { actionItemId } = (
      await coaching.post(coach, `/coach/bookings/${bookingId}/action-items`, { text: 'Write the notice file', dueOn })
    ).json();
    const owner = (await import('postgres')).default(coaching.api.database.ownerUrl, { max: 1 });
    const raw = await owner`select body_sealed from session_notes`;
    await owner.end();
    expect(JSON.stringify(raw)).not.toMatch(/notice|Nervous/);
    expect(await coaching.api.database.db.select().from(sessionNotes)).toEqual([]);
    const mine = await coaching.get(person, `/me/coaching/bookings/${bookingId}`);
    expect(mine.notes.map(({ body }: { body: string }) => body)).toEqual(['Next: write the notice file, then ask.']);
    expect(mine.actionItems).toMatchObject([{ actionItemId, text: 'Write the notice file', status: 'open' }]);
    expect((await coaching.get(other, `/me/coaching/bookings/${bookingId}`)).status).toBe(404);
    expect((await coaching.put(other, `/me/coaching/action-items/${actionItemId}`, { status: 'done' })).statusCode).toBe(404);
    expect((await coaching.put(person, `/me/coaching/action-items/${actionItemId}`, { status: 'done' })).statusCode).toBe(204);
    const sheet = await coaching.get(coach, `/coach/sessions/${sessionId}`);
    expect(sheet.participants[0].notes).toHaveLength(2);
    expect((await coaching.get(person, `/me/coaching/bookings/${bookingId}`)).noteViews).toMatchObject([
      { viewer: { personId: coach.personId } },
    ]);
    coaching.api.clock.advance({ hours: 91 * 24 });
    await tendCoaching(coaching.api.context);
    expect((await coaching.get(coach, `/coach/sessions/${sessionId}`)).participants[0].notes).toMatchObject([{ kind: 'shared' }]);
  });

  test('a week and a day of a coach, and what stands in a holiday that came later', async () => {
    const person = await anEngineer();
    const free = await coaching.get(person, `/coaching/offers/${offerId}/slots`);
    const { startsAt } = free.slots[20];
    await coaching.book(person, offerId, startsAt);
    const date = startsAt.slice(0, 10);
    await coaching.put(coaching.lead, '/coaching/holiday-calendars/site', { name: 'Site', days: [{ date, name: 'New' }] });
    await coaching.put(coach, '/coach/holiday-calendars', { calendarIds: ['site'] });
    const { items, timeZone } = await coaching.get(coach, `/coach/sessions?from=${date}&to=${date}`);
    expect(timeZone).toBe('Europe/Berlin');
    expect(items).toMatchObject([{ startsAt, seatsTaken: 1, conflict: 'on-holiday' }]);
    const after = await coaching.get(person, `/coaching/offers/${offerId}/slots?from=${date}&to=${date}`);
    expect([after.slots, after.whyNone[0].reason]).toEqual([[], 'on-holiday']);
  });

  test('two years later nothing is left of what was written, and all of what was shown', async () => {
    const person = await anEngineer();
    const { bookingId, sessionId } = await held(person);
    const { outcomeId } = (await propose(bookingId)).json();
    await answer(person, outcomeId, 'acknowledge');
    await coaching.put(person, `/me/coaching/bookings/${bookingId}/goal`, { text: 'Clear our router' });
    await coaching.put(person, `/me/coaching/bookings/${bookingId}/feedback`, { rating: 4, text: 'Clear words' });
    await coaching.post(coach, `/coach/bookings/${bookingId}/action-items`, { text: 'Read it', dueOn: '2026-12-10' });
    const { context, clock } = coaching.api;
    await tendCoaching(context);
    const kept = await coaching.get(person, `/me/coaching/bookings/${bookingId}`);
    expect(kept).toMatchObject({ intake: INTAKE, goal: { text: 'Clear our router' }, actionItems: [{ text: 'Read it' }] });
    clock.advance({ hours: 24 * 731 });
    await tendCoaching(context);
    await tendCoaching(context);
    const left = await coaching.get(person, `/me/coaching/bookings/${bookingId}`);
    expect(left).toMatchObject({ intake: [], goal: null, actionItems: [], outcomes: [{ level: 1, status: 'applied' }] });
    expect(await coaching.get(person, `/me/coaching/bookings/${bookingId}/feedback`)).toMatchObject({ rating: 4, text: null });
    expect((await coaching.get(coach, `/coach/sessions/${sessionId}`)).participants).toMatchObject([{ status: 'attended' }]);
  });
});
