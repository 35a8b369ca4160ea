import { expect, test } from 'vitest';
import { planClinics, type ClinicChance, type PersonInNeed } from '#server/coaching/rules/planner.ts';

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
  offerId: 'offer',
  coachId: 'ana',
  start: start * HOUR,
  minutes: 90,
  seats: 8,
  ...more,
});

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
