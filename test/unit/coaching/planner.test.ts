import { describe, expect, test } from 'vitest';
import { planClinics as plan, type ClinicChance, type PersonInNeed } from '#server/coaching/rules/planner.ts';
import type { Diary, LimitMet } from '#server/coaching/rules/clinic-limits.ts';
import { dayNumber } from '#server/coaching/rules/days.ts';

const HOUR = 3_600_000;
const people = (count: number, skillId: string, departmentId: string, need: number): PersonInNeed[] =>
  Array.from({ length: count }, (_, n) => ({
    personId: `${departmentId}-${skillId}-${n}`,
    departmentId,
    skillId,
    need,
    critical: true,
  }));
const chance = (skillId: string, start: number, more: Partial<ClinicChance> = {}): ClinicChance => ({
  skillId,
  offer: { id: 'offer', maxPerDay: null, maxPerWeek: null },
  coachId: 'ana',
  start: start * HOUR,
  minutes: 90,
  seats: 8,
  ...more,
});

const diary = (coachId: string, more: Partial<Diary> = {}): Diary => ({
  coachId,
  timeZone: 'UTC',
  held: [],
  heldOf: new Map(),
  maxPerDay: null,
  maxPerWeek: null,
  ...more,
});
const planClinics = (inNeed: readonly PersonInNeed[], chances: readonly ClinicChance[]) =>
  plan(inNeed, chances, [diary('ana'), diary('ben')]).clinics;

test('the largest need comes first, and a coach is in one place', () => {
  const planned = planClinics(
    [...people(9, 'licences', 'devices', 3), ...people(8, 'sbom', 'devices', 1)],
    [chance('sbom', 0), chance('licences', 1), chance('licences', 3)],
  );
  expect(planned.map(({ skillId, start, people: all, covers }) => [skillId, start / HOUR, all, covers])).toEqual([
    ['licences', 1, 9, 8],
  ]);
});

test('what one clinic covers counts for no other, and fewer than five people are nobody', () => {
  const chances = [chance('licences', 0), chance('licences', 2)];
  expect(planClinics(people(16, 'licences', 'devices', 1), chances).map(({ covers }) => covers)).toEqual([8, 8]);
  expect(planClinics(people(12, 'licences', 'devices', 1), chances).map(({ covers }) => covers)).toEqual([8]);
  expect(planClinics(people(4, 'licences', 'devices', 9), chances)).toEqual([]);
});

test('every department has a seat before any has a second', () => {
  const mixed = [...people(8, 'licences', 'devices', 6), ...people(1, 'licences', 'legal', 1)];
  const [clinic] = planClinics(mixed, [chance('licences', 0, { seats: 2, minutes: 30 })]);
  expect(clinic).toMatchObject({ departments: 2, covers: 2 });
  expect(clinic!.gain).toBeCloseTo(0.6 * 7);
});

test('the order of the input changes nothing', () => {
  const all = [...people(9, 'licences', 'devices', 3), ...people(8, 'sbom', 'legal', 2)];
  const chances = [chance('sbom', 0, { coachId: 'ben' }), chance('licences', 1)];
  expect(planClinics(all.toReversed(), chances.toReversed())).toEqual(planClinics(all, chances));
});

describe('limits of a coach', () => {
  const monday = Temporal.Instant.from('2026-11-30T00:00:00Z').epochMilliseconds / HOUR;
  const day = (n: number) => monday + 24 * n;
  const own = { coachId: 'ana', offerId: null };
  const inNeed = people(40, 'licences', 'devices', 1);
  const planned = (ana: Partial<Diary>, chances: readonly ClinicChance[], met?: readonly LimitMet[]) =>
    plan(inNeed, chances, [diary('ana', ana)], met);

  test('what is planned fills the day: the last one says so, and what is kept back is named', () => {
    const { clinics, withheld } = planned(
      { maxPerDay: 2 },
      [9, 11, 13, 15].map((hour) => chance('licences', day(0) + hour)),
    );
    expect(clinics.map(({ start, reaches }) => [start / HOUR - monday, reaches])).toEqual([
      [9, null],
      [11, 'day-limit'],
    ]);
    expect(withheld).toEqual([{ ...own, limit: 'day-limit', sessions: 2, days: [dayNumber('2026-11-30')] }]);
  });

  test('sessions that are held already count, and days are those of the coach', () => {
    // 20:00 UTC on Monday is Tuesday in Tokyo.
    const held = [(day(0) + 20) * HOUR];
    const chances = [chance('licences', day(0) + 9), chance('licences', day(1) + 9)];
    const { clinics } = planned({ maxPerDay: 1, held, timeZone: 'Asia/Tokyo' }, [chances[0]!]);
    expect(clinics).toHaveLength(1);
    const week = planned({ maxPerWeek: 2, held }, [...chances, chance('licences', day(7) + 9)]);
    expect(week.clinics.map(({ start, reaches }) => [start / HOUR - monday, reaches])).toEqual([
      [9, 'week-limit'],
      [24 * 7 + 9, null],
    ]);
    expect(week.withheld).toEqual([{ ...own, limit: 'week-limit', sessions: 2, days: [dayNumber('2026-11-30')] }]);
  });

  test('what is planned of an offer fills its limit, and leaves other offers open', () => {
    const limited = { id: 'limited', maxPerDay: 1, maxPerWeek: null };
    const hours = [9, 11, 13].map((hour) => chance('licences', day(0) + hour, { offer: limited }));
    const { clinics, withheld } = planned({}, [...hours, chance('licences', day(0) + 15)]);
    expect(clinics.map(({ offer, start, reaches }) => [offer.id, start / HOUR - monday, reaches])).toEqual([
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
      withheld: [{ ...own, limit: 'week-limit', sessions: 3, days: [dayNumber('2026-11-30')] }],
    });
    expect(plan(people(4, 'licences', 'devices', 1), [], [diary('ana', { maxPerWeek: 3 })], met).withheld).toEqual([]);
  });
});
