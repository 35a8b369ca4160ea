import { expect, test } from 'vitest';
import type { SkillCapacity } from '#server/coaching/contract.ts';
import { capacityFinding, sorted, standingCounts, warningOf } from '../../web/routes/coaching-overview/capacity.ts';
import { daysIn, slugOf } from '../../web/routes/coaching-overview/holidays/[calendarId]/days.ts';

const skill = (more: Partial<SkillCapacity>): SkillCapacity => ({
  skillId: 's',
  name: 'SBOM practice',
  peopleInNeed: 12,
  need: 30,
  verifiedCoaches: 2,
  singleCoach: false,
  freeHours: 9,
  freeSeats: 6,
  daysToFirstSeat: 1,
  weeksToClose: 8,
  unmetDemand: { searches: 0, wishes: 0, waiting: 0 },
  ...more,
});
const nobody = skill({ name: 'Outbound licensing', need: 10, verifiedCoaches: 0, freeSeats: 0, daysToFirstSeat: null });
const single = skill({ name: 'Upstream workflow', need: 20, verifiedCoaches: 1, singleCoach: true });

test('the finding begins with what nobody can close, and says what hangs on one coach', () => {
  expect(capacityFinding([skill({}), single, nobody], 4)).toBe(
    'Outbound licensing: 12 people in need and no verified coach. One of 3 skills hangs on one coach.',
  );
  expect(capacityFinding([skill({ unmetDemand: { searches: 2, wishes: 1, waiting: 0 } })], 4)).toBe(
    'SBOM practice: 12 people in need, 2 verified coaches, 6 free seats in four weeks. The skill most asked for in vain was sought, wished for or waited for 3 times in 90 days.',
  );
  expect(capacityFinding([skill({ peopleInNeed: 0, need: 0 })], 4)).toBe('Nobody lacks a skill that coaching can show.');
});

test('lines warn once, of the worst; and sort by what wants attention first', () => {
  expect([nobody, single, skill({ daysToFirstSeat: null }), skill({})].map(warningOf)).toEqual([
    'Nobody is verified',
    'One coach only',
    'No seat in four weeks',
    null,
  ]);
  const names = (sort: Parameters<typeof sorted>[1]) => sorted([skill({}), single, nobody], sort).map(({ name }) => name);
  expect(names('coaches')).toEqual(['Outbound licensing', 'Upstream workflow', 'SBOM practice']);
  expect(names('seat')[0]).toBe('Outbound licensing');
  expect(names('need')).toEqual(['SBOM practice', 'Upstream workflow', 'Outbound licensing']);
});

test('every skill stands in one place, also where too few people are in need to say how many', () => {
  const counted = (skills: SkillCapacity[]) => standingCounts(skills).map(({ id, count }) => `${id} ${count}`);
  const few = skill({ peopleInNeed: null, need: null, verifiedCoaches: 0, daysToFirstSeat: null });
  expect(counted([nobody, few, single, skill({}), skill({ peopleInNeed: 0, verifiedCoaches: 0 })])).toEqual([
    'unverified 2',
    'no-seat 0',
    'one-coach 1',
    'covered 2',
  ]);
});

test('heads are ordered by heads, and by weight where they are as many', () => {
  const [many, few] = [
    skill({ name: 'Many', peopleInNeed: 40, need: 5 }),
    skill({ name: 'Few', peopleInNeed: null, need: null }),
  ];
  expect(sorted([few, single, many], 'need').map(({ name }) => name)).toEqual(['Many', 'Upstream workflow', 'Few']);
});

test('holidays are read line by line, and the first that is none is named', () => {
  expect(daysIn('2026-12-25 Christmas Day\n\n 2027-01-01  New Year ')).toEqual({
    days: [
      { date: '2026-12-25', name: 'Christmas Day' },
      { date: '2027-01-01', name: 'New Year' },
    ],
    wrong: null,
  });
  expect(daysIn('2026-12-25 Christmas Day\n2026-02-30 Never')).toMatchObject({ wrong: { line: 2 } });
  expect(daysIn('Christmas')).toMatchObject({ wrong: { line: 1, text: 'Christmas' } });
  expect(slugOf('São Paulo, 2nd site')).toBe('sao-paulo-2nd-site');
});
