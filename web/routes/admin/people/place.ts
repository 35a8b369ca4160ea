import type { AccessRole } from '#lib/people-words.ts';
import { isGivenRole } from '#lib/people-words.ts';

/** Where in the list of people somebody is: what it was narrowed to, and who stood before. */
export interface Place {
  q?: string;
  departmentId?: string;
  accessRole?: AccessRole;
  /** Left out for the order by name. */
  sort?: 'department' | 'joined';
  cursor?: string;
}

export const ORDERS = [
  { id: 'name', name: 'Name' },
  { id: 'department', name: 'Department, then name' },
  { id: 'joined', name: 'Joined, latest first' },
] as const;

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an address asks for; what cannot be asked is left out. */
export function placeIn({ searchParams }: URL): Place {
  const text = (name: string) => (searchParams.get(name) ?? '').trim();
  const [q, department, role, sort, after] = [
    text('q').slice(0, 100),
    text('department'),
    text('role'),
    text('sort'),
    text('after'),
  ];
  return {
    ...(q && { q }),
    ...(ID.test(department) && { departmentId: department }),
    ...(isGivenRole(role) && { accessRole: role }),
    ...((sort === 'department' || sort === 'joined') && { sort }),
    ...(ID.test(after) && { cursor: after }),
  };
}

/** The same as an address says it, so that everything leads back there; further values stand behind. */
export function searchOf({ q, departmentId, accessRole, sort, cursor }: Place, further: Record<string, string> = {}): string {
  const search = new URLSearchParams({
    ...(q && { q }),
    ...(departmentId && { department: departmentId }),
    ...(accessRole && { role: accessRole }),
    ...(sort && { sort }),
    ...(cursor && { after: cursor }),
    ...further,
  });
  return search.size > 0 ? `?${search}` : '';
}

export const isNarrowed = ({ q, departmentId, accessRole }: Place): boolean => Boolean(q ?? departmentId ?? accessRole);
