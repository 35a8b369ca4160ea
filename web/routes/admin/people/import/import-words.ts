import { count, list, shortDay } from '#lib/format.ts';
import type { Change } from '#server/imports/contract.ts';

export type List = 'mistakes' | 'added' | 'changed' | 'leaving' | 'same';
export type Counts = Record<List | 'accounts', number>;

const people = (number: number) => count(number, 'person', 'people');

/** What a plan would do, as the page says first. */
export function finding({ mistakes, added, changed, leaving, same }: Counts): string {
  if (mistakes > 0)
    return `${count(mistakes, 'mistake')} to mend in the file. Nothing is applied before, and nothing has changed.`;
  const would = [
    added > 0 && `add ${people(added)}`,
    changed > 0 && `change ${changed === 1 ? 'one' : changed}`,
    leaving > 0 && `let ${leaving === 1 ? 'one' : leaving} leave`,
  ].filter((part) => part !== false);
  const stays = same > 0 ? ` ${count(same, 'line says', 'lines say')} what is recorded already.` : '';
  if (would.length === 0) return `Nothing would change.${stays}`;
  return `This would ${list(would)}.${stays}`;
}

/** What was done, in little room. */
export function outcomeWords({ added, changed, leaving, same }: Omit<Counts, 'mistakes'>): string {
  const done = [
    added > 0 && `${added} added`,
    changed > 0 && `${changed} changed`,
    leaving > 0 && `${leaving} left or leaving`,
    same > 0 && `${same} as they were`,
  ].filter((part) => part !== false);
  return list(done) || 'nothing';
}

export const LISTS: readonly { id: List; label: string }[] = [
  { id: 'mistakes', label: 'Mistakes' },
  { id: 'leaving', label: 'Leaving' },
  { id: 'changed', label: 'Changed' },
  { id: 'added', label: 'Added' },
  { id: 'same', label: 'As they are' },
];

const LABELS: Record<Change['what'], string> = {
  name: 'Name',
  kind: 'Works here as',
  department: 'Department',
  manager: 'Manager',
  'job roles': 'Job roles',
  joins: 'Joins',
  leaves: 'Leaves',
  account: 'Account',
};

/** @example "Department: Legal → Devices" */
export function changeWords({ what, before, after }: Change): string {
  const said = (value: string | null) => (value !== null && (what === 'joins' || what === 'leaves') ? shortDay(value) : value);
  if (what === 'leaves' && after === null) return `Comes back, had left ${said(before)}`;
  return `${LABELS[what]}: ${[said(before), said(after) ?? 'none'].filter((value) => value !== null).join(' → ')}`;
}
