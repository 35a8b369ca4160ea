import { expect, test } from 'vitest';
import { assertMayRecord, attendanceOf, AttendanceNotYet } from '#server/coaching/rules/attendance.ts';
import { ReasonMissing } from '#server/coaching/rules/reason.ts';

const at = (text: string) => Temporal.Instant.from(text);
const session = { startsAt: at('2027-03-10T10:00:00Z'), endsAt: at('2027-03-10T11:00:00Z') };
const record = (now: string, before: string | null = null, reason: string | null = null) =>
  assertMayRecord(at(now), session, { before, reason });

test('from a quarter of an hour before the start to two weeks after the end', () => {
  expect(() => record('2027-03-10T09:44:59Z')).toThrow(AttendanceNotYet);
  expect(() => record('2027-03-10T09:45:00Z')).not.toThrow();
  expect(() => record('2027-03-24T11:00:00Z')).not.toThrow();
  expect(() => record('2027-03-24T11:00:01Z')).toThrow(AttendanceNotYet);
});

test('nothing is assumed of whom nobody said anything', () => {
  expect(['attended', 'partial', 'no-show', 'confirmed'].map(attendanceOf)).toEqual([
    'attended',
    'partial',
    'no-show',
    'not-recorded',
  ]);
});

test('a correction says why', () => {
  expect(() => record('2027-03-10T11:00:00Z', 'attended')).toThrow(ReasonMissing);
  expect(() => record('2027-03-10T11:00:00Z', 'attended', ' ')).toThrow(ReasonMissing);
  expect(() => record('2027-03-10T11:00:00Z', 'attended', 'Mixed up.')).not.toThrow();
});
