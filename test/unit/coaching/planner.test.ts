import { describe, expect, test } from 'vitest';
import type { Chance } from '#server/coaching/rules/chances.ts';
import type { Diary, LimitMet } from '#server/coaching/rules/clinic-limits.ts';
import { dayNumber } from '#server/coaching/rules/days.ts';
import type { Holder, PersonInNeed } from '#server/coaching/rules/people-in-need.ts';
import { planClinics, type FreeSeats } from '#server/coaching/rules/planner.ts';
import { groupsOf } from './people-in-need.ts';

const HOUR = 3_600_000;
const MONDAY = Temporal.Instant.from('2026-11-30T00:00:00Z').epochMilliseconds;
const people = (count: number, skillId: string, departmentId: string, need: number, more: Partial<PersonInNeed> = {}) =>
  Array.from({ length: count }, (_, n) => ({
    personId: `${departmentId}-${skillId}-${more.timeZone ?? ''}${n}`,
    departmentId,
    skillId,
    timeZone: 'UTC',
    need,
    critical: true,
    nearIds: [],
    languages: [],
    ...more,
  }));
/** @param hour After midnight of a Monday, in UTC. */
const chance = (skillId: string, hour: number, more: Partial<Chance> = {}): Chance => ({
  mode: 'group',
  skillId,
  offer: { id: 'offer', maxPerDay: null, maxPerWeek: null },
  coachId: 'ana',
  start: MONDAY + hour * HOUR,
  minutes: 90,
  seats: 8,
  ...more,
});
const alone = (skillId: string, hour: number, more: Partial<Chance> = {}) =>
  chance(skillId, hour, {
    mode: 'one-to-one',
    offer: { id: 'pair', maxPerDay: null, maxPerWeek: null },
    minutes: 30,
    seats: 1,
    ...more,
  });
const diary = (coachId: string, more: Partial<Diary & Holder> = {}): Diary & Holder => ({
  coachId,
  languages: ['en'],
  timeZone: 'UTC',
  held: [],
  heldOf: new Map(),
  maxPerDay: null,
  maxPerWeek: null,
  ...more,
});
const plan = (
  inNeed: readonly PersonInNeed[],
  chances: readonly Chance[],
  more: { coaches?: (Diary & Holder)[]; met?: LimitMet[]; given?: FreeSeats[] } = {},
) =>
  planClinics({
    people: inNeed,
    groups: groupsOf(inNeed),
    chances,
    coaches: [diary('ana'), diary('ben')],
    met: [],
    given: [],
    ...more,
  });

describe('groups', () => {
  test('the largest need comes first, and a coach is in one place', () => {
    const { clinics } = plan(
      [...people(9, 'licences', 'devices', 3), ...people(8, 'sbom', 'devices', 1)],
      [chance('sbom', 9), chance('licences', 10), chance('licences', 12)],
    );
    expect(clinics.map(({ skillId, start }) => [skillId, (start - MONDAY) / HOUR])).toEqual([['licences', 10]]);
  });

  test('what one clinic covers counts for no other, and fewer than five people are nobody', () => {
    const chances = [chance('licences', 9), chance('licences', 11)];
    const covered = (count: number, need: number) =>
      plan(people(count, 'licences', 'devices', need), chances).clinics.map(({ covers }) => covers);
    expect(covered(16, 1)).toEqual([8, 8]);
    expect(covered(12, 1)).toEqual([8]);
    expect(covered(4, 9)).toEqual([]);
  });

  test('every department has a seat before any has a second, over all groups', () => {
    const mixed = [...people(12, 'licences', 'devices', 6), ...people(1, 'licences', 'legal', 1)];
    const [first] = plan(mixed, [chance('licences', 9, { seats: 2, minutes: 30 })]).clinics;
    expect(first).toMatchObject({ people: 13, departments: 2, covers: 2 });
    expect(first!.gain).toBeCloseTo(0.6 * 7);
    // Both are served then: need alone decides who comes next.
    const [, second] = plan(
      mixed,
      [9, 10].map((hour) => chance('licences', hour, { seats: 2, minutes: 30 })),
    ).clinics;
    expect(second!.gain).toBeCloseTo(0.6 * 12);
  });

  test('only who works at that time counts', () => {
    const far = [
      ...people(6, 'licences', 'devices', 3),
      ...people(9, 'licences', 'legal', 3, { timeZone: 'America/Los_Angeles' }),
    ];
    const at = (hour: number) => plan(far, [chance('licences', hour)]).clinics;
    expect(at(9)).toMatchObject([{ people: 6, departments: 1, covers: 6 }]);
    expect(at(16)).toMatchObject([{ people: 15, departments: 2, covers: 8 }]);
    expect(at(17)).toMatchObject([{ people: 9, departments: 1 }]);
    expect(at(5)).toEqual([]);
    expect(plan(far, [chance('licences', 9 - 48)]).clinics).toEqual([]);
  });

  test('nobody is planned for with their line manager, nor with themselves', () => {
    const own = [
      ...people(5, 'licences', 'devices', 3),
      ...people(3, 'licences', 'legal', 9, { nearIds: ['ana'] }),
      { ...people(1, 'licences', 'sales', 9)[0]!, personId: 'ana', nearIds: ['ana'] },
    ];
    expect(plan(own, [chance('licences', 9)]).clinics).toMatchObject([{ people: 5, departments: 1, covers: 5 }]);
    expect(plan(own, [chance('licences', 9, { coachId: 'ben' })]).clinics).toMatchObject([
      { people: 9, departments: 3, covers: 8 },
    ]);
  });

  test('who said their languages is planned for with coaches who speak one of them', () => {
    const mixed = [...people(5, 'licences', 'devices', 3), ...people(4, 'licences', 'legal', 9, { languages: ['de', 'fr'] })];
    const coaches = [diary('ana'), diary('ben', { languages: ['fr'] })];
    const held = (coachId: string) => plan(mixed, [chance('licences', 9, { coachId })], { coaches }).clinics;
    expect(held('ana')).toMatchObject([{ people: 5, departments: 1 }]);
    expect(held('ben')).toMatchObject([{ people: 9, departments: 2 }]);
  });

  test('seats that are free already are filled first', () => {
    const given = [
      { skillId: 'licences', holders: [{ coachId: 'ben', languages: [] }], start: MONDAY + 10 * HOUR, minutes: 60, seats: 6 },
    ];
    const inNeed = people(12, 'licences', 'devices', 1);
    expect(plan(inNeed, [chance('licences', 9)], { given }).clinics).toMatchObject([{ people: 6, covers: 6 }]);
    expect(plan(inNeed.slice(0, 10), [chance('licences', 9)], { given }).clinics).toEqual([]);
  });
});

describe('one by one', () => {
  test('where few people share a gap, the hours are better kept for sessions of two', () => {
    const { clinics, pairs } = plan(people(3, 'licences', 'devices', 2), [
      chance('licences', 9),
      ...[9, 9.5, 10, 10.5].map((hour) => alone('licences', hour)),
    ]);
    expect(clinics).toEqual([]);
    expect(pairs).toEqual([{ coachId: 'ana', skillId: 'licences', sessions: 3, minutes: 90, people: 3 }]);
  });

  test('a group is worth it where it closes more for each half-hour than its hardest case alone', () => {
    const pairs = [9, 9.5, 10].map((hour) => alone('licences', hour));
    const best = (inNeed: PersonInNeed[]) => plan(inNeed, [chance('licences', 9), ...pairs]).clinics.length;
    // Of one hard case among light ones the hard one is seen alone: 9 in a half-hour beside 0.6 × 13 in three.
    expect(best(people(6, 'licences', 'devices', 3))).toBe(1);
    expect(best([...people(1, 'licences', 'legal', 9), ...people(4, 'licences', 'devices', 1)])).toBe(0);
  });

  test('what is kept fills the day of its coach, too', () => {
    const { pairs } = plan(
      people(5, 'licences', 'devices', 2),
      [9, 10, 33].map((hour) => alone('licences', hour)),
      {
        coaches: [diary('ana', { maxPerDay: 1 })],
      },
    );
    expect(pairs).toMatchObject([{ sessions: 2, people: 5 }]);
  });
});

describe('limits of a coach', () => {
  const own = { coachId: 'ana', offerId: null };
  const inNeed = people(40, 'licences', 'devices', 1);
  const planned = (ana: Partial<Diary>, chances: readonly Chance[], met: LimitMet[] = []) =>
    plan(inNeed, chances, { coaches: [diary('ana', ana)], met });
  const started = ({ clinics }: ReturnType<typeof planned>) =>
    clinics.map(({ start, reaches }) => [(start - MONDAY) / HOUR, reaches]);

  test('what is planned fills the day: the last one says so, and what is kept back is named', () => {
    const full = planned(
      { maxPerDay: 2 },
      [9, 11, 13, 15].map((hour) => chance('licences', hour)),
    );
    expect(started(full)).toEqual([
      [9, null],
      [11, 'day-limit'],
    ]);
    expect(full.withheld).toEqual([{ ...own, limit: 'day-limit', sessions: 2, days: [dayNumber('2026-11-30')] }]);
  });

  test('sessions that are held already count, and days are those of the coach', () => {
    // 20:00 UTC on Monday is Tuesday in Tokyo.
    const held = [MONDAY + 20 * HOUR];
    const chances = [chance('licences', 9), chance('licences', 24 + 9)];
    expect(planned({ maxPerDay: 1, held, timeZone: 'Asia/Tokyo' }, [chances[0]!]).clinics).toHaveLength(1);
    const week = planned({ maxPerWeek: 2, held }, [...chances, chance('licences', 24 * 7 + 9)]);
    expect(started(week)).toEqual([
      [9, 'week-limit'],
      [24 * 7 + 9, null],
    ]);
    expect(week.withheld).toEqual([{ ...own, limit: 'week-limit', sessions: 2, days: [dayNumber('2026-11-30')] }]);
  });

  test('what is planned of an offer fills its limit, and leaves other offers open', () => {
    const limited = { id: 'limited', maxPerDay: 1, maxPerWeek: null };
    const hours = [9, 11, 13].map((hour) => chance('licences', hour, { offer: limited }));
    const { clinics, withheld } = planned({}, [...hours, chance('licences', 15)]);
    expect(clinics.map(({ offerId, start, reaches }) => [offerId, (start - MONDAY) / HOUR, reaches])).toEqual([
      ['limited', 9, 'offer-day-limit'],
      ['offer', 15, null],
    ]);
    expect(withheld).toEqual([
      { coachId: 'ana', offerId: 'limited', limit: 'offer-day-limit', sessions: 1, days: [dayNumber('2026-11-30')] },
    ]);
  });

  test('where a limit leaves nothing at all, it is named; where nobody needs more, it is not', () => {
    const met: LimitMet[] = [{ ...own, skillId: 'licences', limit: 'week-limit', sessions: 3, day: dayNumber('2026-12-02') }];
    expect(planned({ maxPerWeek: 3 }, [], met)).toEqual({
      clinics: [],
      pairs: [],
      withheld: [{ ...own, limit: 'week-limit', sessions: 3, days: [dayNumber('2026-11-30')] }],
    });
    const few = { coaches: [diary('ana', { maxPerWeek: 3 })], met };
    expect(plan(people(4, 'licences', 'devices', 1), [], few).withheld).toEqual([]);
  });
});
