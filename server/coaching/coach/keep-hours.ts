import type { Context } from '#server/shared/context.ts';
import { NotFound } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { assertTimeZone } from '#server/shared/time-zone.ts';
import { assertBefore, assertWindows } from '../rules/stated-time.ts';
import { chooseCalendars } from '../store/holiday-calendars.ts';
import {
  deleteAbsence,
  deleteOverride,
  deleteRule,
  deleteTravel,
  insertAbsence,
  insertRule,
  insertTravel,
  putOverride,
  readHours,
  updateRule,
} from '../store/hours.ts';
import { sessionsOfCoach } from '../store/sessions.ts';
import { actingCoach } from './acting-coach.ts';

const date = (text: string) => Temporal.PlainDate.from(text);

/** Everything a coach has entered about their time and that still matters. @throws {NotFound} */
export async function viewMyHours(context: Context) {
  const { personId } = await actingCoach(context);
  const { rules, overrides, absences, travels, holidayCalendarIds } = await readHours(context.db, personId, utcDay(context));
  return {
    rules: rules.map(({ id, personId: _person, ...rule }) => ({ ...rule, ruleId: id })),
    overrides: overrides.map(({ personId: _person, ...override }) => override),
    absences: absences.map(({ id, startsAt, endsAt, reason }) => ({
      absenceId: id,
      startsAt: startsAt.toString(),
      endsAt: endsAt.toString(),
      reason,
    })),
    travels: travels.map(({ id, personId: _person, ...travel }) => ({ ...travel, travelId: id })),
    holidayCalendarIds,
  };
}

export interface WeeklyWindow {
  timeZone: string;
  isoWeekday: number;
  startMinute: number;
  endMinute: number;
  validFrom: string;
  validTo?: string;
}

function assertWeekly(window: WeeklyWindow): void {
  assertTimeZone(window.timeZone);
  assertWindows([window], '#/endMinute');
  if (window.validTo) assertBefore(date(window.validFrom), date(window.validTo), { pointer: '#/validTo' });
}

/** @throws {NotFound} {UnknownTimeZone} {NotThatTime} {HoursOverlap} */
export async function addWeeklyHours(context: Context, window: WeeklyWindow): Promise<string> {
  const { personId } = await actingCoach(context);
  assertWeekly(window);
  return insertRule(context.db, { ...window, validTo: window.validTo ?? null, personId });
}

/** What is booked stays booked. @throws {NotFound} {UnknownTimeZone} {NotThatTime} {HoursOverlap} */
export async function changeWeeklyHours(context: Context, ruleId: string, window: WeeklyWindow): Promise<void> {
  const { personId } = await actingCoach(context);
  assertWeekly(window);
  if (!(await updateRule(context.db, ruleId, { ...window, validTo: window.validTo ?? null, personId })))
    throw new NotFound('rule');
}

/** What is booked stays booked. @throws {NotFound} */
export async function removeWeeklyHours(context: Context, ruleId: string): Promise<void> {
  const { personId } = await actingCoach(context);
  if (!(await deleteRule(context.db, personId, ruleId))) throw new NotFound('rule');
}

/** Other hours on one date; no window closes it. @throws {NotFound} {UnknownTimeZone} {NotThatTime} */
export async function setHoursOfDate(
  context: Context,
  hours: { date: string; timeZone: string; windows: { startMinute: number; endMinute: number }[]; reason?: string },
): Promise<void> {
  const { personId } = await actingCoach(context);
  assertTimeZone(hours.timeZone);
  assertWindows(hours.windows, '#/windows');
  await putOverride(context.db, { reason: '', ...hours, personId });
}

/** @throws {NotFound} */
export async function clearHoursOfDate(context: Context, on: string): Promise<void> {
  const { personId } = await actingCoach(context);
  if (!(await deleteOverride(context.db, personId, on))) throw new NotFound('date');
}

/**
 * Be away for a time. Nothing that is booked moves by itself: the sessions that stand in it are named, for the coach to decide.
 *
 * @throws {NotFound} {NotThatTime}
 */
export async function addAbsence(context: Context, absence: { startsAt: string; endsAt: string; reason?: string }) {
  const { personId } = await actingCoach(context);
  const [from, to] = [Temporal.Instant.from(absence.startsAt), Temporal.Instant.from(absence.endsAt)];
  assertBefore(from, to, { pointer: '#/endsAt' });
  const absenceId = await insertAbsence(context.db, { personId, startsAt: from, endsAt: to, reason: absence.reason ?? '' });
  const sessions = await sessionsOfCoach(context.db, personId, { from, to });
  const toCome = sessions.filter(({ startsAt }) => Temporal.Instant.compare(context.now(), startsAt) < 0);
  return { absenceId, sessionIds: toCome.map(({ id }) => id) };
}

/** @throws {NotFound} */
export async function removeAbsence(context: Context, absenceId: string): Promise<void> {
  const { personId } = await actingCoach(context);
  if (!(await deleteAbsence(context.db, personId, absenceId))) throw new NotFound('absence');
}

/** @throws {NotFound} {UnknownTimeZone} {NotThatTime} {HoursOverlap} */
export async function addTravel(
  context: Context,
  travel: { firstDate: string; lastDate: string; timeZone: string },
): Promise<string> {
  const { personId } = await actingCoach(context);
  assertTimeZone(travel.timeZone);
  assertBefore(date(travel.firstDate), date(travel.lastDate), { pointer: '#/lastDate', orEqual: true });
  return insertTravel(context.db, { ...travel, personId });
}

/** @throws {NotFound} */
export async function removeTravel(context: Context, travelId: string): Promise<void> {
  const { personId } = await actingCoach(context);
  if (!(await deleteTravel(context.db, personId, travelId))) throw new NotFound('travel');
}

/** @throws {NotFound} when one of them is not there; the choice stays as it was. */
export async function chooseHolidayCalendars(context: Context, calendarIds: readonly string[]): Promise<void> {
  const { personId } = await actingCoach(context);
  const missing = await context.db.transaction((tx) => chooseCalendars(tx, personId, calendarIds));
  if (missing.length > 0) throw new NotFound('holiday calendar');
}
