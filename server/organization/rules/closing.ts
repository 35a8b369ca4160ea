import { Refusal } from '#server/shared/refusal.ts';

/** What keeps a department open: who stands in it on a day or later, and what is open below it. */
export interface Occupancy {
  /** The first of them by name; `peopleCount` says how many there are. */
  people: readonly { personId: string; name: string }[];
  peopleCount: number;
  departments: readonly { id: string; name: string }[];
}

export class DepartmentInUse extends Refusal {
  constructor({ people, peopleCount, departments }: Occupancy) {
    const detail = `On that day or later ${whatStands(peopleCount, departments.length)}. Move them first, or choose a later day.`;
    const facts = { people, peopleCount, departments, errors: [{ pointer: '#/on', detail }] };
    super('conflict', 'organization/department-in-use', detail, facts);
  }
}

export class DepartmentClosed extends Refusal {
  constructor(field: 'departmentId' | 'parentId') {
    const detail =
      field === 'parentId'
        ? 'The department above is closed, or will be. Reopen that one first, or choose another.'
        : 'This department is closed, or will be: nobody can be placed in it.';
    super('conflict', 'organization/department-closed', detail, { errors: [{ pointer: `#/${field}`, detail }] });
  }
}

/** A department closes when nobody stands in it and nothing is open below it. @throws {DepartmentInUse} */
export function assertMayClose(occupancy: Occupancy): void {
  if (occupancy.peopleCount > 0 || occupancy.departments.length > 0) throw new DepartmentInUse(occupancy);
}

/** Whether a department still is, or already is again, on a day. */
export const isOpenOn = ({ closedOn }: { closedOn: Temporal.PlainDate | null }, on: Temporal.PlainDate): boolean =>
  closedOn === null || Temporal.PlainDate.compare(closedOn, on) > 0;

/** @example "2 people stand in it and 1 department is open below it" */
function whatStands(people: number, departments: number): string {
  const said = [
    people > 0 && `${people} ${people === 1 ? 'person stands' : 'people stand'} in it`,
    departments > 0 && `${departments} ${departments === 1 ? 'department is' : 'departments are'} open below it`,
  ].filter((part) => part !== false);
  return said.join(' and ') || 'somebody came to it a moment ago';
}
