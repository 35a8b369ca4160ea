import { createAccounts } from '#server/identity/index.ts';
import { addPeople, assignJobRoles, createDepartment, placePeople, setManagers } from '#server/organization/index.ts';
import type { Context } from '#server/shared/context.ts';
import { DEPARTMENTS } from './company.ts';
import type { PersonPlan, PrintedAccount } from './people.ts';

/** The context of a member, or of the system, at a time of the demo's own clock. */
export type ActingAt = (member: Member | null, at: Temporal.Instant) => Context;

export interface Member extends PersonPlan {
  personId: string;
  joinedOn: Temporal.PlainDate;
}

/** Departments, people, job roles and reporting lines. @param anchor The day the nine months lead up to. */
export async function foundCompany(
  context: Context,
  people: readonly PersonPlan[],
  anchor: Temporal.PlainDate,
): Promise<Member[]> {
  const departmentIds = new Map<string, string>();
  for (const { slug, name, parent } of DEPARTMENTS) {
    const parentId = parent ? departmentIds.get(parent)! : null;
    departmentIds.set(slug, await createDepartment(context, { slug, name, parentId }));
  }
  const joined = people.map((person) => ({ ...person, joinedOn: anchor.subtract({ months: person.joinedMonthsAgo }) }));
  const ids = await addPeople(
    context,
    joined.map(({ name, email, kind, timeZone, joinedOn }) => ({ name, email, kind, timeZone, joinedOn })),
  );
  const members = joined.map((person, n) => ({ ...person, personId: ids[n]! }));
  await placePeople(
    context,
    members.map(({ personId, department, joinedOn }) => ({
      personId,
      departmentId: departmentIds.get(department.slug)!,
      from: joinedOn,
    })),
  );
  await assignJobRoles(
    context,
    members.flatMap(({ personId, jobRole, joinedOn: from }) =>
      jobRole === 'none' ? [] : [{ personId, roleProfileId: jobRole, from }],
    ),
  );
  await drawReportingLines(context, members);
  return members;
}

/** People report to the managers of their department in turn; managers to the head of the one above. */
async function drawReportingLines(context: Context, members: readonly Member[]): Promise<void> {
  const heads = new Map(DEPARTMENTS.map(({ slug }) => [slug, headsOf(members, slug)]));
  const lines = [...members.entries()].flatMap(([n, member]) => {
    const { slug, parent } = member.department;
    const own = heads.get(slug)!;
    const above = parent ? heads.get(parent)! : heads.get(slug)!.slice(0, 1);
    const candidates = own.includes(member) ? above : own;
    const manager = candidates[n % candidates.length];
    if (!manager || manager === member) return [];
    const from = Temporal.PlainDate.compare(member.joinedOn, manager.joinedOn) > 0 ? member.joinedOn : manager.joinedOn;
    return [{ personId: member.personId, managerId: manager.personId, from }];
  });
  await setManagers(context, lines);
}

/** Those who lead: managers, else whoever stands first. */
function headsOf(members: readonly Member[], slug: string): Member[] {
  const own = members.filter(({ department }) => department.slug === slug);
  const managers = own.filter(({ jobRole }) => jobRole === 'engineering-manager' || jobRole === 'executive-sponsor');
  return managers.length > 0 ? managers : own.slice(0, 1);
}

/** Everybody has an account; the printed ones a password as well. Made last: see the README. @param anchor A year before the auditor's last day. */
export async function openAccounts(
  context: Context,
  members: readonly Member[],
  { printed, password, anchor }: { printed: readonly PrintedAccount[]; password: string; anchor: Temporal.PlainDate },
): Promise<void> {
  await createAccounts(
    context,
    members.map(({ personId, email, isCoach }) => {
      const account = printed.find((candidate) => candidate.email === email);
      const accessRoles = [...(account?.accessRoles ?? []), ...(isCoach ? (['coach'] as const) : [])];
      const auditorUntil = accessRoles.includes('auditor') ? anchor.add({ years: 1 }) : null;
      return { personId, accessRoles: [...new Set(accessRoles)], auditorUntil, ...(account && { password }) };
    }),
  );
}
