import { expect, test } from 'vitest';
import { comersOf, waitingFor, withSeated, type GapGroup, type PersonInNeed } from '#server/coaching/rules/people-in-need.ts';

const person = (personId: string, need: number, more: Partial<PersonInNeed> = {}): PersonInNeed => ({
  personId,
  departmentId: 'devices',
  skillId: 'licences',
  timeZone: 'Europe/Berlin',
  need,
  critical: true,
  nearIds: [],
  languages: [],
  ...more,
});
const PEOPLE = [
  person('ada', 2),
  person('bo', 6, { nearIds: ['bo'] }),
  person('cem', 4, { nearIds: ['ana'] }),
  person('dee', 1, { departmentId: 'legal', timeZone: 'Asia/Tokyo' }),
  person('eli', 3, { departmentId: 'sales', critical: false }),
];
// Of Berlin devices ninety more stand behind those who could be seated.
const group = (timeZone: string, departmentId: string, people: number, more: Partial<GapGroup> = {}): GapGroup => ({
  skillId: 'licences',
  timeZone,
  departmentId,
  nearIds: [],
  languages: [],
  people,
  ...more,
});
const GROUPS = [
  group('Europe/Berlin', 'devices', 91),
  group('Europe/Berlin', 'devices', 1, { nearIds: ['bo'] }),
  group('Europe/Berlin', 'devices', 1, { nearIds: ['ana'] }),
  group('Asia/Tokyo', 'legal', 1),
  group('Europe/Berlin', 'sales', 1),
];
const waiting = waitingFor(PEOPLE, GROUPS).get('licences')!;
const everywhere = () => true;
const inBerlin = (zone: string) => zone === 'Europe/Berlin';
const holdersOf = (...coachIds: string[]) => coachIds.map((coachId) => ({ coachId, languages: ['en'] }));
const idsOf = (people: readonly PersonInNeed[]) => people.map(({ personId }) => personId);

test('one of each department with a critical gap first, then by need', () => {
  const { seatable, people, departments } = comersOf(waiting, everywhere, holdersOf('zoe'));
  expect([idsOf(seatable), people, departments]).toEqual([['bo', 'dee', 'cem', 'eli', 'ada'], 95, 3]);
});

test('who sleeps then, whose manager it is and who holds it themselves do not come, nor are they counted', () => {
  const { seatable, people, departments } = comersOf(waiting, inBerlin, holdersOf('ana', 'bo'));
  expect([idsOf(seatable), people, departments]).toEqual([['ada', 'eli'], 92, 2]);
});

test('who is seated is gone, and their department waits no longer for its first seat', () => {
  const later = withSeated(waiting, [PEOPLE[1]!]);
  const { seatable, people } = comersOf(later, everywhere, holdersOf('zoe'));
  expect([idsOf(seatable), people]).toEqual([['dee', 'cem', 'eli', 'ada'], 94]);
});

test('who said other languages than the coach speaks does not come, nor is counted, whoever of them is known by name', () => {
  const japanese = [person('fu', 9, { languages: ['ja'] }), person('go', 8, { languages: ['ja', 'en'] })];
  const groups = [
    ...GROUPS,
    group('Europe/Berlin', 'devices', 40, { languages: ['ja'] }),
    group('Europe/Berlin', 'devices', 20, { languages: ['ja', 'en'] }),
  ];
  const both = waitingFor([...PEOPLE, ...japanese], groups).get('licences')!;
  const { seatable, people } = comersOf(both, inBerlin, holdersOf('zoe'));
  expect([idsOf(seatable), people]).toEqual([['go', 'bo', 'cem', 'eli', 'ada'], 114]);
  const later = comersOf(withSeated(both, [japanese[1]!]), inBerlin, holdersOf('zoe'));
  expect([idsOf(later.seatable), later.people]).toEqual([['bo', 'cem', 'eli', 'ada'], 113]);
});
