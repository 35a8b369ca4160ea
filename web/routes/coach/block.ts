/** Something that a week shows, at the wall clock of the coach's zone. */
export interface Block {
  id: string;
  kind: 'session' | 'hours' | 'absence' | 'closed';
  title: string;
  /** Wall times such as `2026-11-30T09:00`. */
  start: string;
  end: string;
  href?: string;
  note?: string;
}

const HOUR = /T(\d\d):(\d\d)/;

/** The hours that a week has to show: those of its blocks, and the working day at least. */
export function hoursShown(blocks: readonly Block[]): { from: string; to: string } {
  let [first, last] = [8, 18];
  for (const { kind, start, end } of blocks) {
    if (kind === 'absence' || kind === 'closed') continue;
    const [, startHour = '0'] = HOUR.exec(start) ?? [];
    const [, endHour = '0', endMinute = '0'] = HOUR.exec(end) ?? [];
    const isOverMidnight = end.slice(0, 10) > start.slice(0, 10);
    first = Math.min(first, isOverMidnight ? 0 : Number(startHour));
    last = Math.max(last, isOverMidnight ? 24 : Number(endHour) + (Number(endMinute) > 0 ? 1 : 0));
  }
  return { from: `${String(first).padStart(2, '0')}:00`, to: `${String(last).padStart(2, '0')}:00` };
}

/** How high half an hour is drawn. */
export const HALF_HOUR = 36;
const HEAD = 35;

/** How high the picture of a week is, so that its place is kept until it is there. */
export function weekHeight(blocks: readonly Block[]): number {
  const { from, to } = hoursShown(blocks);
  return HEAD + (parseInt(to) - parseInt(from)) * 2 * HALF_HOUR;
}
