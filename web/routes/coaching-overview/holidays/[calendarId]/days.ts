export interface Holiday {
  date: string;
  name: string;
}

/** One line a day, as in "2026-12-25 Christmas Day". */
export const asLines = (days: readonly Holiday[]): string =>
  days
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ date, name }) => `${date} ${name}`)
    .join('\n');

const LINE = /^(\d{4}-\d{2}-\d{2})\s+(\S.*)$/;

const isDay = (date: string) => {
  const at = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
};

/** Days as written, or the first line that is none; empty lines are left out. */
export function daysIn(text: string): { days: Holiday[]; wrong: null } | { days: null; wrong: { line: number; text: string } } {
  const days = new Map<string, Holiday>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '') continue;
    const [, date = '', name = ''] = LINE.exec(line) ?? [];
    if (!isDay(date) || name.length > 100) return { days: null, wrong: { line: index + 1, text: line.slice(0, 60) } };
    days.set(date, { date, name });
  }
  return { days: [...days.values()], wrong: null };
}

/** A short name for the address of a new calendar. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
