import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Chance } from '#server/coaching/rules/chances.ts';
import type { PersonInNeed } from '#server/coaching/rules/people-in-need.ts';
import { MOST_PAIRS, planClinics, type ClinicPlan, type PlannerFacts } from '#server/coaching/rules/planner.ts';
import { groupsOf } from './people-in-need.ts';

const MINUTE = 60_000;
const MONDAY = Temporal.Instant.from('2027-03-22T00:00:00Z').epochMilliseconds;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'];
const SKILLS = ['licences', 'sbom'];
const COACHES = ['ana', 'ben'];
const LANGUAGES: Record<string, string[]> = { ana: ['en'], ben: ['de', 'en'] };
const understands = ({ languages }: PersonInNeed, coachId: string) =>
  languages.length === 0 || languages.some((language) => LANGUAGES[coachId]!.includes(language));

const aPerson = fc.record({
  departmentId: fc.constantFrom('devices', 'legal', 'sales'),
  skillId: fc.constantFrom(...SKILLS),
  timeZone: fc.constantFrom(...ZONES),
  need: fc.integer({ min: 1, max: 12 }),
  critical: fc.boolean(),
  nearIds: fc.subarray(COACHES, { maxLength: 1 }),
  languages: fc.subarray(['de', 'en']),
});
/** Over two weeks, in the first of which clocks change in Berlin at its end. */
const aChance = fc.record({
  mode: fc.constantFrom('group' as const, 'one-to-one' as const),
  skillId: fc.constantFrom(...SKILLS),
  coachId: fc.constantFrom(...COACHES),
  start: fc.integer({ min: 0, max: 14 * 96 }).map((quarter) => MONDAY + quarter * 15 * MINUTE),
  minutes: fc.constantFrom(30, 60, 90),
  seats: fc.integer({ min: 1, max: 10 }),
});
const facts = fc
  .record({
    people: fc.array(aPerson, { maxLength: 60 }),
    chances: fc.array(aChance, { maxLength: 60 }),
    maxPerDay: fc.option(fc.integer({ min: 1, max: 3 })),
  })
  .map(({ people: persons, chances, maxPerDay }): PlannerFacts => {
    const people = persons.map((person, n): PersonInNeed => ({ ...person, personId: `person-${String(n).padStart(3, '0')}` }));
    return {
      people,
      groups: groupsOf(people),
      given: [],
      chances: chances.map((chance): Chance => ({
        ...chance,
        seats: chance.mode === 'group' ? chance.seats : 1,
        offer: { id: `${chance.mode} ${chance.minutes} ${chance.seats}`, maxPerDay: null, maxPerWeek: null },
      })),
      coaches: COACHES.map((coachId) => ({
        coachId,
        languages: LANGUAGES[coachId]!,
        timeZone: 'Europe/Berlin',
        held: [],
        heldOf: new Map(),
        maxPerDay,
        maxPerWeek: null,
      })),
      met: [],
    };
  });

/** By Intl alone, and not by the tables that the planner uses. */
function isAtWork(timeZone: string, start: number, minutes: number): boolean {
  const at = (instant: number) => {
    const parts = new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(instant)
      .reduce<Record<string, string>>((all, { type, value }) => ({ ...all, [type]: value }), {});
    return { weekday: parts['weekday']!, minute: Number(parts['hour']) * 60 + Number(parts['minute']) };
  };
  const [from, to] = [at(start), at(start + minutes * MINUTE)];
  return !['Sat', 'Sun'].includes(from.weekday) && from.weekday === to.weekday && from.minute >= 8 * 60 && to.minute <= 18 * 60;
}

const holds = (check: (plan: ClinicPlan, known: PlannerFacts) => void) =>
  fc.assert(fc.property(facts, (known) => check(planClinics(known), known)));

test('a clinic has no more seats than people, and they are five at least who work at that time', () =>
  holds(({ clinics }, { people }) => {
    for (const { skillId, coachId, start, minutes, covers, seats, people: inNeed, departments } of clinics) {
      const able = people.filter(
        (person) =>
          person.skillId === skillId &&
          !person.nearIds.includes(coachId) &&
          understands(person, coachId) &&
          isAtWork(person.timeZone, start, minutes),
      );
      expect(covers).toBeLessThanOrEqual(Math.min(seats, inNeed));
      expect(inNeed).toBeLessThanOrEqual(able.length);
      expect(inNeed).toBeGreaterThanOrEqual(5);
      expect(departments).toBeLessThanOrEqual(new Set(able.map(({ departmentId }) => departmentId)).size);
    }
  }));

test('all that is planned for a skill seats nobody twice', () =>
  holds(({ clinics, pairs }, { people }) => {
    for (const skillId of SKILLS) {
      const seated =
        clinics.filter((each) => each.skillId === skillId).reduce((sum, { covers }) => sum + covers, 0) +
        pairs.filter((each) => each.skillId === skillId).reduce((sum, { sessions }) => sum + sessions, 0);
      expect(seated).toBeLessThanOrEqual(people.filter((person) => person.skillId === skillId).length);
    }
  }));

test('a coach is in one place, and holds no more on a day than they wish', () =>
  holds(({ clinics, pairs }, { coaches }) => {
    for (const { coachId, maxPerDay } of coaches) {
      const own = clinics.filter((each) => each.coachId === coachId).toSorted((a, b) => a.start - b.start);
      own.slice(1).forEach(({ start }, n) => expect(start).toBeGreaterThanOrEqual(own[n]!.start + own[n]!.minutes * MINUTE));
      const days = own.map(({ start }) => new Date(start).toLocaleDateString('sv', { timeZone: 'Europe/Berlin' }));
      for (const day of days) expect(days.filter((other) => other === day).length).toBeLessThanOrEqual(maxPerDay ?? Infinity);
      const sessions = pairs.filter((each) => each.coachId === coachId).reduce((sum, each) => sum + each.sessions, 0);
      expect(sessions).toBeLessThanOrEqual(MOST_PAIRS);
    }
  }));

test('the first clinic of a skill has a seat for every department with a critical gap, as far as there are seats', () =>
  holds(({ clinics, pairs }, { people }) => {
    for (const skillId of SKILLS) {
      const clinic = clinics.find((each) => each.skillId === skillId);
      // Whoever was seen alone before, by another coach too, is not counted any more.
      if (!clinic || pairs.some((pair) => pair.skillId === skillId)) continue;
      const able = people
        .filter(
          (person) =>
            person.skillId === skillId && !person.nearIds.includes(clinic.coachId) && understands(person, clinic.coachId),
        )
        .filter(({ timeZone }) => isAtWork(timeZone, clinic.start, clinic.minutes))
        .toSorted((a, b) => b.need - a.need);
      const critical = able.filter((person) => person.critical);
      const firsts = [...new Set(critical.map(({ departmentId }) => departmentId))]
        .map((id) => critical.find(({ departmentId }) => departmentId === id)!)
        .toSorted((a, b) => b.need - a.need);
      const others = able.filter((person) => !firsts.includes(person));
      const seated = [...firsts, ...others].slice(0, clinic.covers);
      expect(clinic.gain).toBeCloseTo((0.6 * seated.reduce((sum, { need }) => sum + need, 0)) / (clinic.minutes / 30));
    }
  }));

test('the order of what is known changes nothing', () =>
  holds((plan, known) => {
    const turned = planClinics({
      ...known,
      people: known.people.toReversed(),
      groups: known.groups.toReversed(),
      chances: known.chances.toReversed(),
    });
    expect(turned).toEqual(plan);
  }));
