export interface Place {
  q?: string;
  departmentId?: string;
  roleProfileId?: string;
  cursor?: string;
}
type Known = readonly { id: string }[];

/** What the address asks for; a department or a job role that does not exist asks for nothing. */
export function placeIn(search: URLSearchParams, departments: Known, profiles: Known): Place {
  const q = (search.get('q') ?? '').trim().slice(0, 100);
  const after = search.get('after') ?? '';
  const departmentId = departments.find(({ id }) => id === search.get('department'))?.id;
  const roleProfileId = profiles.find(({ id }) => id === search.get('role'))?.id;
  return {
    ...(q && { q }),
    ...(departmentId && { departmentId }),
    ...(roleProfileId && { roleProfileId }),
    ...(/^[0-9a-f-]{36}$/.test(after) && { cursor: after }),
  };
}

/** The address of a page of the same list. */
export function addressOf({ q, departmentId, roleProfileId }: Place, after: string | null): string {
  const search = new URLSearchParams({
    ...(q && { q }),
    ...(departmentId && { department: departmentId }),
    ...(roleProfileId && { role: roleProfileId }),
    ...(after && { after }),
  });
  return `/participants${search.size > 0 ? `?${search}` : ''}`;
}
