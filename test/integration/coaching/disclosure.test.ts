import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Transaction } from '#db/client.ts';
import { violates } from '#db/constraint.ts';
import {
  actionItems,
  coachingDisclosures as disclosures,
  coachingGoals,
  disclosureDecisions as decisions,
  disclosureLooks as looks,
  disclosureWriters as writers,
  sessionNotes,
} from '#db/schema/coaching.ts';
import { asPerson } from '#server/coaching/store/as-person.ts';
import { coachingApp, type CoachingApp, type Person } from '#test/support/coaching.ts';

/** What the database decides itself, for the role the product runs as. */
let coaching: CoachingApp;
let [coach, learner, asker, granter, another]: Person[] = [];
beforeAll(async () => {
  coaching = await coachingApp();
  const { aPerson } = coaching.api;
  [coach, learner] = [await coaching.aCoach(), await coaching.aLearner()];
  [asker, granter, another] = [await aPerson('administrator'), await aPerson('ospo-lead'), await aPerson('administrator')];
  const offerId = await coaching.anOffer(coach);
  for (const startsAt of ['2026-11-25T09:00:00Z', '2026-11-27T09:00:00Z']) {
    const { bookingId } = (await coaching.book(learner, offerId, startsAt)).json();
    for (const kind of ['shared', 'private'])
      await coaching.put(coach, `/coach/bookings/${bookingId}/note`, { kind, body: `Of ${startsAt}` });
    await coaching.post(coach, `/coach/bookings/${bookingId}/action-items`, { text: 'Write', dueOn: '2026-12-10' });
    await coaching.put(learner, `/me/coaching/bookings/${bookingId}/goal`, { text: 'Decide' });
  }
});
afterAll(() => coaching.close());

const at = (text: string) => Temporal.Instant.from(text);
const date = (text: string) => new Date(text);
const ASKED = '2026-11-28T08:00:00Z';
const GRANTED = '2026-11-28T09:00:00Z';

const asked = () => ({
  id: randomUUID(),
  subjectId: learner!.personId,
  askedBy: asker!.personId,
  reason: 'A complaint that somebody was pressed.',
  caseReference: 'HR-41',
  firstDay: '2026-11-25',
  lastDay: '2026-11-26',
  timeZone: 'UTC',
  startsAt: date('2026-11-25T00:00:00Z'),
  endsAt: date('2026-11-27T00:00:00Z'),
  askedAt: date(ASKED),
  decideBy: date('2026-12-01T08:00:00Z'),
});
const decided = ({ id, subjectId, askedBy, decideBy }: ReturnType<typeof asked>) => ({
  disclosureId: id,
  subjectId,
  askedBy,
  decideBy,
  decidedBy: granter!.personId,
  decidedAt: date(GRANTED),
  isGranted: true,
  note: null as string | null,
  opensUntil: date('2026-11-28T10:00:00Z') as Date | null,
});
type Asked = ReturnType<typeof asked>;

const insert = (row: Asked) => coaching.api.database.db.insert(disclosures).values(row);
const decide = (row: Asked, more: object = {}) => coaching.api.database.db.insert(decisions).values({ ...decided(row), ...more });

async function rowsFor(person: Person, { id, when }: { id?: string; when?: string }): Promise<number[]> {
  return asPerson(coaching.api.database.db, person.personId, async (tx: Transaction) => {
    if (id) await tx.execute(sql`select set_config('tributary.disclosure', ${id}, true)`);
    if (when) await tx.execute(sql`select set_config('tributary.at', ${when}, true)`);
    const of = (table: typeof sessionNotes | typeof coachingGoals | typeof actionItems) => tx.select().from(table as never);
    return [await of(sessionNotes), await of(coachingGoals), await of(actionItems)].map(({ length }) => length);
  });
}
const NONE = [0, 0, 0];
/** Both notes, the goal and the action item of the one session within the days. */
const ONE_SESSION = [2, 1, 1];

describe('what row policies show by disclosure', () => {
  let row: Asked;
  beforeEach(async () => {
    row = asked();
    await insert(row);
  });

  test('before it is granted, and when it was refused: nothing', async () => {
    expect(await rowsFor(asker!, { id: row.id, when: GRANTED })).toEqual(NONE);
    await decide(row, { isGranted: false, note: 'No.', opensUntil: null });
    expect(await rowsFor(asker!, { id: row.id, when: GRANTED })).toEqual(NONE);
  });

  test('to the asker, within the hour: what was written in these days, and in no others', async () => {
    await decide(row);
    const seen = await Promise.all(
      ['2026-11-28T08:59:59Z', GRANTED, '2026-11-28T09:59:59Z', '2026-11-28T10:00:00Z', '2026-12-28T10:00:00Z'].map((when) =>
        rowsFor(asker!, { id: row.id, when }),
      ),
    );
    expect(seen).toEqual([NONE, ONE_SESSION, ONE_SESSION, NONE, NONE]);
  });

  test('only where a transaction names the disclosure and its moment', async () => {
    await decide(row);
    for (const said of [{}, { id: row.id }, { when: GRANTED }, { id: randomUUID(), when: GRANTED }])
      expect(await rowsFor(asker!, said)).toEqual(NONE);
  });

  test('to nobody else: neither the granter nor another administrator', async () => {
    await decide(row);
    for (const person of [granter!, another!]) expect(await rowsFor(person, { id: row.id, when: GRANTED })).toEqual(NONE);
    // Coachee and coach see what they see anyway.
    expect(await rowsFor(learner!, { id: row.id, when: GRANTED })).toEqual([2, 2, 2]);
    expect(await rowsFor(coach!, { id: row.id, when: GRANTED })).toEqual([4, 2, 2]);
  });

  test('to read, never to write', async () => {
    await decide(row);
    const changed = await asPerson(coaching.api.database.db, asker!.personId, async (tx) => {
      await tx.execute(
        sql`select set_config('tributary.disclosure', ${row.id}, true), set_config('tributary.at', ${GRANTED}, true)`,
      );
      const notes = await tx.update(sessionNotes).set({ bodySealed: 'forged' }).returning();
      const goals = await tx.delete(coachingGoals).returning();
      return [...notes, ...goals, ...(await tx.update(actionItems).set({ status: 'dropped' }).returning())];
    });
    expect(changed).toEqual([]);
  });
});

describe('what constraints refuse', () => {
  const refused = async (work: PromiseLike<unknown>, constraint: string) => {
    const error = await Promise.resolve(work).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect([constraint, violates(error, constraint)]).toEqual([constraint, true]);
  };

  test('a request about oneself, without reason, of too long a time, or that waits longer', async () => {
    await refused(insert({ ...asked(), subjectId: asker!.personId }), 'nobody_asks_about_themselves');
    await refused(insert({ ...asked(), reason: 'Because.' }), 'a_disclosure_has_its_reason');
    await refused(insert({ ...asked(), caseReference: ' ' }), 'a_disclosure_has_its_reason');
    const long = { ...asked(), startsAt: date('2026-08-25T00:00:00Z') };
    await refused(insert(long), 'a_disclosure_is_of_a_quarter_at_most');
    await refused(insert({ ...asked(), decideBy: date('2026-12-02T08:00:00Z') }), 'a_disclosure_waits_three_days');
  });

  test('a decision by the asker or the person, late, for longer than an hour, or a no without a reason', async () => {
    const row = asked();
    await insert(row);
    await refused(decide(row, { decidedBy: asker!.personId }), 'two_persons_disclose');
    await refused(decide(row, { decidedBy: learner!.personId }), 'nobody_discloses_themselves');
    await refused(decide(row, { askedBy: another!.personId }), 'decided_as_it_was_asked');
    await refused(
      decide(row, { decidedAt: date('2026-12-01T08:00:01Z'), opensUntil: date('2026-12-01T09:00:00Z') }),
      'a_disclosure_is_decided_in_time',
    );
    await refused(decide(row, { opensUntil: date('2026-11-28T10:00:01Z') }), 'a_disclosure_lasts_an_hour');
    await refused(decide(row, { opensUntil: null }), 'only_what_is_granted_opens');
    for (const note of [null, ' '])
      await refused(decide(row, { isGranted: false, opensUntil: null, note }), 'a_refusal_has_its_reason');
    await decide(row);
    await refused(decide(row), 'disclosure_decisions_pkey');
  });

  test('a look beside the hour', async () => {
    const row = asked();
    await insert(row);
    const look = (when: string) =>
      coaching.api.database.db.insert(looks).values({ disclosureId: row.id, lookedAt: new Date(at(when).epochMilliseconds) });
    await refused(look(GRANTED), 'looks_are_within_the_hour');
    await decide(row);
    await look(GRANTED);
    await refused(look('2026-11-28T10:00:00Z'), 'looks_are_within_the_hour');
  });

  test('a history that is changed', async () => {
    const { db } = coaching.api.database;
    await expect(db.update(disclosures).set({ reason: 'Another one, that is long enough.' })).rejects.toThrow();
    await expect(db.update(decisions).set({ note: 'later' })).rejects.toThrow();
    for (const table of [looks, writers, decisions, disclosures]) {
      if (table === writers)
        await db
          .insert(writers)
          .values({ disclosureId: (await db.select().from(decisions))[0]!.disclosureId, personId: coach!.personId });
      await expect(db.delete(table)).rejects.toThrow();
    }
  });
});
