import { DAY_MS } from '#server/coaching/rules/days.ts';
import type { CoachTime, SlotQuestion } from '#server/coaching/rules/slots.ts';

const MINUTE = 60_000;
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/London'];
const COACHES = 50;
const DAYS = 28;

/** Fifty coaches in five zones, each with four busy times a day, in the four weeks around the change of clocks. */
export function benchCase(): { coaches: CoachTime[]; question: SlotQuestion } {
  const start = Temporal.Instant.from('2027-03-10T00:00:00Z').epochMilliseconds;
  const coaches = Array.from({ length: COACHES }, (_, n): CoachTime => {
    const timeZone = ZONES[n % ZONES.length]!;
    return {
      coachId: `coach-${n}`,
      timeZone,
      isPaused: false,
      weekly: [1, 2, 3, 4, 5].map((weekday) => ({
        timeZone,
        isoWeekday: weekday,
        startMinute: 540,
        endMinute: 1020,
        validFrom: 0,
        validTo: null,
      })),
      dates: new Map(),
      holidays: new Set(),
      travels: [],
      busy: Array.from({ length: DAYS * 4 }, (_each, k) => {
        const from = start + Math.floor(k / 4) * DAY_MS + ((n * 37 + k * 131) % 1380) * MINUTE;
        return { start: from, end: from + 35 * MINUTE, kind: 'slot-taken' as const };
      }),
      held: [],
      heldOf: new Map(),
      maxPerDay: 4,
      maxPerWeek: 12,
    };
  });
  const limits = { maxPerDay: null, maxPerWeek: null };
  const terms = {
    id: 'offer',
    minutes: 30,
    stepMinutes: 15,
    bufferBefore: 5,
    bufferAfter: 10,
    noticeMinutes: 120,
    horizonDays: DAYS,
    ...limits,
  };
  return { coaches, question: { terms, now: start, range: { start, end: start + DAYS * DAY_MS }, ownBusy: [] } };
}

/** What one would write first: step through the days and hours of the zone, and look at each time for itself. */
export function slotsByTemporal(coach: CoachTime, { terms, now, range, ownBusy }: SlotQuestion): number[] {
  const slots: number[] = [];
  const zoned = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(coach.timeZone);
  const heldOn = coach.held.map((start) => zoned(start).toPlainDate());
  const horizon = zoned(now).toPlainDate().add({ days: terms.horizonDays });
  let date = zoned(range.start).toPlainDate().subtract({ days: 1 });
  const last = zoned(range.end).toPlainDate();
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    for (const rule of coach.weekly.filter(({ isoWeekday: weekday }) => weekday === date.dayOfWeek)) {
      const opens = date.toZonedDateTime({
        timeZone: rule.timeZone,
        plainTime: Temporal.PlainTime.from('00:00').add({ minutes: rule.startMinute }),
      });
      const closes = date.toZonedDateTime({
        timeZone: rule.timeZone,
        plainTime: Temporal.PlainTime.from('00:00').add({ minutes: rule.endMinute }),
      });
      for (let start = opens; ; start = start.add({ minutes: terms.stepMinutes })) {
        const end = start.add({ minutes: terms.minutes });
        if (Temporal.ZonedDateTime.compare(end, closes) > 0) break;
        const [from, to] = [start.epochMilliseconds, end.epochMilliseconds];
        if (from < range.start || from >= range.end || from < now + terms.noticeMinutes * MINUTE) continue;
        const day = start.toPlainDate();
        if (Temporal.PlainDate.compare(day, horizon) > 0) continue;
        const buffered = { start: start.subtract({ minutes: terms.bufferBefore }), end: end.add({ minutes: terms.bufferAfter }) };
        const [blockedFrom, blockedTo] = [buffered.start.epochMilliseconds, buffered.end.epochMilliseconds];
        if (coach.busy.some((busy) => busy.start < blockedTo && blockedFrom < busy.end)) continue;
        if (ownBusy.some((busy) => busy.start < to && from < busy.end)) continue;
        const sameDay = heldOn.filter((held) => held.equals(day)).length;
        const sameWeek = heldOn.filter((held) => held.weekOfYear === day.weekOfYear).length;
        if (sameDay >= (coach.maxPerDay ?? Infinity) || sameWeek >= (coach.maxPerWeek ?? Infinity)) continue;
        slots.push(from);
      }
    }
  }
  return slots;
}
