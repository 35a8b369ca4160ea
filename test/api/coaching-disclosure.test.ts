import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { notificationIntents } from '#db/schema/notifications.ts';
import { setManagers } from '#server/organization/index.ts';
import type { Person } from '#test/support/coaching.ts';
import { aCompanyThatTells } from '#test/support/told.ts';

const REASON = 'A complaint that somebody was pressed in a session.';
const DAYS = { firstDay: '2026-11-20', lastDay: '2026-11-24', timeZone: 'Europe/Berlin' };

const company = await aCompanyThatTells();
const { coaching } = company;
const { post, put, get, lead } = coaching;
let coach: Person;
let learner: Person;
let asker: Person;
let bookingId: string;

/** A session this morning, with all that people write about one. */
beforeAll(async () => {
  const pair = await company.aPair();
  ({ coach, learner } = pair);
  bookingId = (await pair.booked('2026-11-24T10:00:00Z')).bookingId;
  company.advance({ hours: 3 });
  for (const kind of ['shared', 'private'])
    await put(coach, `/coach/bookings/${bookingId}/note`, { kind, body: `A ${kind} word about the router.` });
  await post(coach, `/coach/bookings/${bookingId}/action-items`, { text: 'Write to the supplier', dueOn: '2026-12-10' });
  await put(learner, `/me/coaching/bookings/${bookingId}/goal`, { text: 'Decide it myself' });
});
afterAll(() => company.close());
beforeEach(async () => {
  asker = await coaching.api.aPerson('administrator');
});

const ask = (who: Person, about: Person, more: object = {}) =>
  post(who, '/coaching/disclosures', { personId: about.personId, ...DAYS, reason: REASON, caseReference: 'HR-41', ...more });
const decide = (who: Person, id: string, body: object = { decision: 'grant' }) =>
  post(who, `/coaching/disclosures/${id}/decision`, body);
const read = (who: Person, id: string) => post(who, `/coaching/disclosures/${id}/looks`);
async function asked(about: Person = learner): Promise<string> {
  return String((await ask(asker, about)).json().disclosureId);
}
const toldOf = async (id: string) => {
  const rows = await company.db
    .select({ kind: notificationIntents.kind, personId: notificationIntents.personId })
    .from(notificationIntents)
    .where(eq(notificationIntents.facts, { disclosureId: id }));
  return rows.map(({ kind, personId }) => `${kind} ${personId}`).toSorted();
};
const codeOf = (answer: { json: () => { type: string } }) => answer.json().type.replace('/problems/coaching/', '');

describe('two persons', () => {
  test('granted by another one: the asker reads all that was written, for an hour; the person and the coach are told', async () => {
    const id = await asked();
    expect(await get(asker, `/coaching/disclosures/${id}`)).toMatchObject({
      state: 'waiting',
      decideBy: coaching.api.clock.now().add({ hours: 72 }).toString(),
      looks: [],
    });
    expect(codeOf(await read(asker, id))).toBe('disclosure-not-open');
    expect(await get(learner, '/me/coaching/disclosures')).toEqual({ items: [] });
    expect((await decide(lead, id)).statusCode).toBe(204);

    const { sessions } = (await read(asker, id)).json();
    expect(sessions).toMatchObject([
      {
        title: 'Licence clinic',
        intake: [{ answer: 'A router with our firmware, to shops.' }],
        goals: [{ text: 'Decide it myself' }],
        notes: [
          { kind: 'shared', body: 'A shared word about the router.' },
          { kind: 'private', body: 'A private word about the router.' },
        ],
        actionItems: [{ text: 'Write to the supplier', dueOn: '2026-12-10', status: 'open' }],
      },
    ]);
    expect((await read(asker, id)).statusCode).toBe(200);

    expect(await toldOf(id)).toEqual(
      [
        `disclosure-answered ${asker.personId}`,
        `disclosure-granted ${learner.personId}`,
        `disclosure-of-writing ${coach.personId}`,
      ].toSorted(),
    );
    await company.send();
    const mail = company.post.received.find(
      ({ raw }) => raw.includes('notes of coaching can be read') && raw.includes(learner.email),
    )!;
    expect(mail).toBeDefined();
    expect(mail.raw).not.toMatch(/router|supplier/);

    for (const [who, isAboutMe] of [
      [learner, true],
      [coach, false],
    ] as const)
      expect(await get(who, '/me/coaching/disclosures')).toMatchObject({
        items: [
          { reason: REASON, caseReference: 'HR-41', isAboutMe, isOpen: true, looks: [expect.anything(), expect.anything()] },
        ],
      });
    const { noteViews } = await get(learner, `/me/coaching/bookings/${bookingId}`);
    expect(noteViews.filter(({ caseReference }: { caseReference: string | null }) => caseReference === 'HR-41')).toHaveLength(2);
    const { views } = await get(learner, '/me/skills');
    expect(views).toMatchObject([{ purpose: 'What was written in coaching, disclosed for case HR-41' }]);

    company.advance({ minutes: 59, seconds: 59 });
    expect((await read(asker, id)).statusCode).toBe(200);
    company.advance({ seconds: 1 });
    expect(codeOf(await read(asker, id))).toBe('disclosure-not-open');
  });

  test('nobody but the asker reads it: not who granted, no other administrator, not the person', async () => {
    const id = await asked();
    await decide(lead, id);
    const [another, both] = [
      await coaching.api.aPerson('administrator'),
      await coaching.api.aPerson('administrator', 'ospo-lead'),
    ];
    for (const who of [another, both]) expect((await read(who, id)).statusCode).toBe(404);
    for (const who of [lead, learner, coach]) expect((await read(who, id)).statusCode).toBe(403);
    expect((await another.as({ url: `/api/v1/coaching/disclosures/${id}` })).statusCode).toBe(404);
    expect(await get(another, '/me/coaching/asked-disclosures')).toEqual({ items: [] });
    expect((await get(lead, '/coaching/disclosures')).items[0]).toMatchObject({
      disclosureId: id,
      askedBy: { personId: asker.personId },
      decidedBy: { personId: lead.personId },
      looks: [],
    });
  });

  test('whether anything was written is said after the grant alone', async () => {
    const stranger = await coaching.aLearner();
    const id = await asked(stranger);
    const [unknown, known] = [
      await get(lead, `/coaching/disclosures/${id}`),
      await get(lead, `/coaching/disclosures/${await asked()}`),
    ];
    expect(Object.keys(unknown)).toEqual(Object.keys(known));
    await decide(lead, id);
    expect((await read(asker, id)).json().sessions).toEqual([]);
    expect(await toldOf(id)).toEqual(
      [`disclosure-answered ${asker.personId}`, `disclosure-granted ${stranger.personId}`].toSorted(),
    );
    const before = (await ask(asker, learner, { firstDay: '2026-10-01', lastDay: '2026-11-23' })).json().disclosureId;
    await decide(lead, before);
    expect((await read(asker, before)).json().sessions).toEqual([]);
  });

  test('refused with a reason, nothing is read and only the asker is told; decided once', async () => {
    const id = await asked();
    for (const note of [undefined, '  '])
      expect((await decide(lead, id, { decision: 'refuse', ...(note && { note }) })).json()).toMatchObject({
        type: '/problems/coaching/reason-missing',
        errors: [{ pointer: '#/note' }],
      });
    expect((await decide(lead, id, { decision: 'refuse', note: 'Ask the person first.' })).statusCode).toBe(204);
    expect(codeOf(await decide(lead, id))).toBe('disclosure-settled');
    expect(codeOf(await read(asker, id))).toBe('disclosure-not-open');
    expect(await get(asker, `/coaching/disclosures/${id}`)).toMatchObject({ state: 'refused', note: 'Ask the person first.' });
    expect(await toldOf(id)).toEqual([`disclosure-answered ${asker.personId}`]);
  });

  test('of two who decide at once one counts', async () => {
    const id = await asked();
    const other = await coaching.api.aPerson('ospo-lead');
    const answers = await Promise.all([decide(lead, id), decide(other, id, { decision: 'refuse', note: 'Not needed.' })]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
  });

  test('what nobody decides in three days lapses, and is counted until then', async () => {
    const waiting = async () => (await get(lead, '/coaching/waiting-decisions')).disclosures as number;
    const before = await waiting();
    const id = await asked();
    expect(await waiting()).toBe(before + 1);
    company.advance({ hours: 72, seconds: 1 });
    expect(await waiting()).toBe(0);
    expect(codeOf(await decide(lead, id))).toBe('disclosure-settled');
    expect(await get(asker, '/me/coaching/asked-disclosures')).toMatchObject({ items: [{ state: 'lapsed' }] });
  });
});

test('who writes after the grant is told once that it is read', async () => {
  const pair = await company.aPair();
  const today = coaching.api.clock.now().toZonedDateTimeISO('UTC');
  const monday = today.add({ days: 8 - today.dayOfWeek }).with({ hour: 10, minute: 0, second: 0, millisecond: 0, nanosecond: 0 });
  const { bookingId: id } = await pair.booked(monday.toInstant().toString());
  company.advance(monday.add({ hours: 1 }).since(today).round({ largestUnit: 'hour', smallestUnit: 'hour' }));
  const day = monday.toPlainDate().toString();
  const disclosureId = (await ask(asker, pair.learner, { firstDay: day, lastDay: day })).json().disclosureId;
  expect((await decide(lead, disclosureId)).statusCode).toBe(204);
  expect(await toldOf(disclosureId)).toHaveLength(2);

  await put(pair.coach, `/coach/bookings/${id}/note`, { kind: 'private', body: 'Written since.' });
  const looks = await Promise.all([read(asker, disclosureId), read(asker, disclosureId)]);
  for (const look of looks) expect(look.json().sessions).toMatchObject([{ notes: [{ body: 'Written since.' }] }]);
  expect(await toldOf(disclosureId)).toContain(`disclosure-of-writing ${pair.coach.personId}`);
  expect(await toldOf(disclosureId)).toHaveLength(3);
  expect(await get(pair.coach, '/me/coaching/disclosures')).toMatchObject({ items: [{ disclosureId, isAboutMe: false }] });
});

describe('who may not', () => {
  const both = () => coaching.api.aPerson('administrator', 'ospo-lead');
  const because = (answer: { json: () => unknown }, reason: string) =>
    expect(answer.json()).toMatchObject({ status: 409, type: '/problems/coaching/not-impartial', because: reason });

  test('whoever asked does not decide', async () => {
    const one = await both();
    const id = (await ask(one, learner)).json().disclosureId;
    because(await decide(one, id), 'asked-themselves');
    expect(await get(one, `/coaching/disclosures/${id}`)).toMatchObject({ hindrance: 'asked-themselves' });
  });

  test('the person neither asks nor decides', async () => {
    const one = await both();
    because(await ask(one, one), 'is-the-person');
    because(await decide(one, await asked(one)), 'is-the-person');
  });

  test('nor does a coach of the person in these days, who does of others', async () => {
    const own = await coaching.aCoach('administrator', 'ospo-lead');
    const theirs = await coaching.aLearner();
    const offerId = await coaching.anOffer(own);
    const today = coaching.api.clock.now();
    const startsAt = today
      .add({ hours: 24 * 3 })
      .toZonedDateTimeISO('UTC')
      .with({ hour: 10, minute: 0, second: 0, millisecond: 0 });
    const monday = startsAt.add({ days: (8 - startsAt.dayOfWeek) % 7 });
    expect((await coaching.book(theirs, offerId, monday.toInstant().toString())).statusCode).toBe(201);
    company.advance({ hours: 24 * 12 });
    const days = { firstDay: monday.toPlainDate().toString(), lastDay: monday.toPlainDate().toString() };
    because(await ask(own, theirs, days), 'is-the-coach');
    const id = (await ask(asker, theirs, days)).json().disclosureId;
    because(await decide(own, id), 'is-the-coach');
    expect((await ask(own, learner)).statusCode).toBe(201);
  });

  test('nor does the line manager, also one who became it since they asked', async () => {
    const [manager, person] = [await both(), await coaching.aLearner()];
    const id = await asked(person);
    const since = (await ask(manager, person)).json().disclosureId;
    const from = coaching.api.clock.today();
    await setManagers(coaching.api.context, [{ personId: person.personId, managerId: manager.personId, from }]);
    because(await ask(manager, person), 'is-the-line-manager');
    because(await decide(manager, id), 'is-the-line-manager');
    because(await decide(lead, since), 'is-the-line-manager');
  });
});

test('what is asked has a reason, a case, days in their order, none to come, and a quarter of a year at most', async () => {
  const refusedFor = async (more: object, type: string, pointer: string) =>
    expect((await ask(asker, learner, more)).json()).toMatchObject({ type: `/problems/${type}`, errors: [{ pointer }] });
  await refusedFor({ reason: 'Too short.' }, 'coaching/reason-missing', '#/reason');
  await refusedFor({ reason: ' '.repeat(30) }, 'coaching/reason-missing', '#/reason');
  await refusedFor({ caseReference: '  ' }, 'coaching/reason-missing', '#/caseReference');
  await refusedFor({ firstDay: '2026-11-24', lastDay: '2026-11-23' }, 'coaching/not-that-time', '#/lastDay');
  await refusedFor({ lastDay: '2027-11-23' }, 'coaching/not-that-time', '#/lastDay');
  await refusedFor({ firstDay: '2026-08-24' }, 'coaching/not-that-time', '#/firstDay');
  await refusedFor({ timeZone: 'Nowhere' }, 'unknown-time-zone', '#/timeZone');
  expect((await ask(asker, { ...learner, personId: '00000000-0000-7000-8000-000000000000' })).statusCode).toBe(404);
  expect((await decide(lead, '00000000-0000-7000-8000-000000000000')).statusCode).toBe(404);
  expect((await ask(asker, learner, { firstDay: '2026-08-25' })).statusCode).toBe(201);
});
