import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connect } from '#db/client.ts';
import { exportCoaching, sealingWith, tendCoaching } from '#server/coaching/index.ts';
import { assignJobRoles, createDepartment, placePeople } from '#server/organization/index.ts';
import { refreshPersons } from '#server/skills/index.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

describe('the log of suggestions and choices', () => {
  let coaching: CoachingApp;
  let [first, second, unasked]: Person[] = [];
  let people: Person[];
  let offerId: string;
  beforeAll(async () => {
    coaching = await coachingApp();
    [first, second, unasked] = [await coaching.aCoach(), await coaching.aCoach(), await coaching.aCoach()];
    offerId = await coaching.anOffer(first!);
    for (const coach of [second!, unasked!])
      await coach.as({ method: 'PUT', url: `/api/v1/coaching/offers/${offerId}/coaches/me` });
    for (const coach of [first!, second!]) await coaching.verify(coach, 'license-obligations', 3);
    // Nobody of the two is as free as the other, so that the order is known.
    await coaching.post(second!, '/coach/absences', {
      startsAt: '2026-11-24T00:00:00Z',
      endsAt: '2026-11-27T00:00:00Z',
      reason: 'Away',
    });
    people = await coaching.learners(8);
    await stand(people.slice(0, 6), 'firmware');
    await stand(people.slice(6), 'cloud');
  });
  afterAll(() => coaching.close());

  async function stand(who: readonly Person[], slug: string) {
    const { api } = coaching;
    const personIds = who.map(({ personId }) => personId);
    const from = api.clock.today();
    const departmentId = await createDepartment(api.context, { slug, name: slug, parentId: null });
    await placePeople(
      api.context,
      personIds.map((personId) => ({ personId, departmentId, from })),
    );
    await assignJobRoles(
      api.context,
      personIds.map((personId) => ({ personId, roleProfileId: 'software-engineer', from })),
    );
    await refreshPersons(api.context, personIds);
  }
  const look = (person: Person, query = '') => coaching.get(person, `/me/coaching/suggestions${query}`);
  const log = (where = sql`true`) =>
    coaching.api.database.db.execute<{ kind: string; rank: number | null; coach_id: string | null }>(
      sql`select kind, rank, coach_id from suggestion_log where ${where} order by kind, rank`,
    );
  const of = ({ personId }: Person) => sql`person_id = ${personId}`;
  const figures = () => coaching.get(coaching.lead, '/coaching/suggestion-figures');

  test('what was shown is kept once a day, as many as were shown, with the facts of that time', async () => {
    const [person] = people;
    await look(person!, '?limit=1');
    await look(person!);
    await look(person!);
    const rows = await coaching.api.database.db.execute(
      sql`select kind, day, region, language, is_critical, weights_version, offer_id, coach_id, rank, days_to_first
        from suggestion_log where ${of(person!)} order by rank`,
    );
    const facts = { kind: 'shown', day: '2026-11-24', region: 'Europe', language: 'en', is_critical: true, weights_version: '3' };
    expect([...rows]).toEqual([
      { ...facts, offer_id: offerId, coach_id: first!.personId, rank: 1, days_to_first: 0 },
      { ...facts, offer_id: offerId, coach_id: second!.personId, rank: 2, days_to_first: 2 },
    ]);
  });

  test('who has no gap there, or looks for a session type, was suggested nothing; that nobody could be is kept too', async () => {
    const person = people[1]!;
    await look(person, '?skillId=policy-design');
    await look(person, '?sessionTypeId=licence-clinic');
    expect(await log(of(person))).toHaveLength(0);
    await look(person, '?skillId=license-identification');
    await look(person, '?skillId=license-identification');
    expect([...(await log(of(person)))]).toEqual([{ kind: 'nobody', rank: null, coach_id: null }]);
  });

  test('a booking within seven days says which place it had, or that somebody else was chosen', async () => {
    const chosen = async (person: Person) => [...(await log(sql`${of(person)} and kind = 'chosen'`))];
    const [one, two, three, late] = [people[0]!, people[1]!, people[2]!, people[3]!];
    for (const person of [two, three, late]) await look(person);
    await coaching.book(one, offerId, '2026-11-25T09:00:00Z', { coachId: first!.personId });
    expect(await chosen(one)).toEqual([{ kind: 'chosen', rank: 1, coach_id: first!.personId }]);
    await coaching.book(two, offerId, '2026-11-27T09:00:00Z', { coachId: second!.personId });
    expect(await chosen(two)).toEqual([{ kind: 'chosen', rank: 2, coach_id: second!.personId }]);
    await coaching.book(three, offerId, '2026-11-25T09:00:00Z', { coachId: unasked!.personId });
    expect(await chosen(three)).toEqual([{ kind: 'chosen', rank: null, coach_id: unasked!.personId }]);
    // Nothing was suggested to this one before.
    await coaching.book(people[4]!, offerId, '2026-11-25T10:00:00Z', { coachId: first!.personId });
    expect(await chosen(people[4]!)).toEqual([]);
    coaching.api.clock.advance({ hours: 8 * 24 });
    await coaching.book(late, offerId, '2026-12-04T10:00:00Z', { coachId: first!.personId });
    expect(await chosen(late)).toEqual([]);
    // One that is refused leaves nothing.
    await look(people[5]!);
    const taken = await coaching.book(people[5]!, offerId, '2026-12-04T10:00:00Z', { coachId: first!.personId });
    expect(taken.statusCode).toBe(409);
    expect(await chosen(people[5]!)).toEqual([]);
  });

  test('a seat in a suggested group session is a choice as well', async () => {
    const person = people[4]!;
    const groupOffer = await coaching.aGroupOffer(first!, 4);
    const sessionId = await coaching.aGroupSession(first!, groupOffer, '2026-12-09T09:00:00Z');
    const { items } = await look(person);
    const rank = 1 + items.findIndex((item: { mode: string }) => item.mode === 'group');
    expect(rank).toBeGreaterThan(0);
    await coaching.takeSeat(person, sessionId);
    expect([...(await log(sql`${of(person)} and kind = 'chosen'`))]).toEqual([
      { kind: 'chosen', rank, coach_id: first!.personId },
    ]);
  });

  test('the lead sees people, not clicks, and no group of fewer than five', async () => {
    for (const person of people.slice(6)) await look(person);
    // What happens in a week counts once it is over, so that nobody can be watched.
    expect(await figures()).toMatchObject({ from: '2026-09-07', to: '2026-11-29', everybody: { asked: null } });
    coaching.api.clock.advance({ hours: 5 * 24 });
    const { everybody, departments, languages, regions } = await figures();
    expect(everybody).toMatchObject({ asked: 8, critical: 8, suggested: 8, chose: 3, choseFirst: null });
    // Two people of Cloud asked: neither they nor, by subtraction, the others can be told.
    expect(departments.map(({ name, asked }: { name: string; asked: number | null }) => [name, asked])).toEqual([
      ['cloud', null],
      ['firmware', null],
    ]);
    expect(languages).toMatchObject([{ id: 'en', asked: 8 }]);
    expect(regions).toMatchObject([{ id: 'Europe', asked: 8 }]);
  });

  test('the person has it in their export', async () => {
    const sealing = sealingWith('a secret of the tests, long enough');
    const { suggestions } = await exportCoaching(coaching.api.context, sealing, people[0]!.personId);
    expect(suggestions).toHaveLength(3);
    expect(suggestions).toContainEqual(
      expect.objectContaining({ kind: 'chosen', rank: 1, coachId: first!.personId, day: '2026-11-24' }),
    );
  });

  test('looking does not fail where it cannot be written', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const owner = connect(coaching.api.database.ownerUrl, { max: 1 });
    await owner.db.execute(sql`alter table suggestion_log rename to suggestion_log_away`);
    expect((await look(people[7]!)).items.length).toBeGreaterThan(0);
    expect(said).toHaveBeenCalledWith(expect.stringContaining('suggestions-not-logged'));
    await owner.db.execute(sql`alter table suggestion_log_away rename to suggestion_log`);
    await owner.close();
    said.mockRestore();
  });

  test('rows stay as they were; after 90 days it is forgotten whose they were, and nothing else', async () => {
    const { db } = coaching.api.database;
    const refused = expect.objectContaining({ cause: expect.objectContaining({ constraint_name: 'rows_are_only_added' }) });
    for (const change of [
      sql`update suggestion_log set rank = 1`,
      sql`delete from suggestion_log`,
      sql`update suggestion_log set person_id = null, region = 'Asia'`,
    ])
      await expect(db.execute(change)).rejects.toEqual(refused);
    const before = (await log()).length;
    coaching.api.clock.advance({ hours: 91 * 24 });
    await tendCoaching(coaching.api.context);
    expect(await log(sql`person_id is not null`)).toHaveLength(0);
    expect(await log(sql`department_id is not null`)).toHaveLength(before);
    expect((await figures()).everybody).toMatchObject({ asked: null });
  });
});
