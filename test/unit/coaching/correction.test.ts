import { expect, test } from 'vitest';
import { NotPossibleNow } from '#server/coaching/rules/booking-terms.ts';
import {
  assertMayAsk,
  AttendanceStillOpen,
  correctionState,
  CorrectionWaits,
  mayDecide,
} from '#server/coaching/rules/correction.ts';
import { ReasonMissing } from '#server/coaching/rules/reason.ts';

const at = (text: string) => Temporal.Instant.from(text);
const session = { startsAt: at('2027-03-10T10:00:00Z'), endsAt: at('2027-03-10T11:00:00Z') };
const LATER = '2027-03-24T11:00:01Z';
const ASKED = { before: 'attended', after: 'partial', reason: ' Mixed up. ' } as const;
const ask = (now: string, more: object = {}, isWaiting = false) =>
  assertMayAsk(at(now), session, { ...ASKED, ...more }, isWaiting);

test('a correction is asked for once the coach cannot make it any more', () => {
  expect(() => ask('2027-03-24T11:00:00Z')).toThrow(AttendanceStillOpen);
  expect(ask(LATER)).toBe('Mixed up.');
  expect(ask(LATER, { before: null })).toBe('Mixed up.');
});

test('for something else than what stands, with a reason, and once at a time', () => {
  expect(() => ask(LATER, { after: 'attended' })).toThrow(NotPossibleNow);
  expect(() => ask(LATER, { reason: ' ' })).toThrow(ReasonMissing);
  expect(() => ask(LATER, {}, true)).toThrow(CorrectionWaits);
});

test('who asked, and who it is about, does not decide', () => {
  const asked = { askedBy: 'coach', subjectId: 'person' };
  expect(['coach', 'person', 'lead'].map((id) => mayDecide(id, asked))).toEqual([false, false, true]);
});

test('it waits until it is decided', () => {
  expect([null, { isAccepted: true }, { isAccepted: false }].map(correctionState)).toEqual(['waiting', 'accepted', 'declined']);
});
