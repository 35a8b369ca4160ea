import type { RequestEvent } from '@sveltejs/kit';
import { call, need } from '#lib/server/api.ts';
import { csvAnswer } from '#lib/server/csv.ts';
import { viewCapacity } from '#server/coaching/contract.ts';
import { listDepartments } from '#server/organization/contract.ts';

const HEAD = [
  'from',
  'to',
  'department_id',
  'department',
  'skill_id',
  'skill',
  'people_in_need',
  'verified_coaches',
  'single_coach',
  'free_hours',
  'free_seats',
  'days_to_first_seat',
  'weeks_to_close',
  'searches',
  'wishes',
  'waiting',
] as const;

export async function exportCapacity(event: RequestEvent): Promise<Response> {
  const { items } = await need(call(event, listDepartments, {}));
  const department = items.find(({ id }) => id === event.url.searchParams.get('department')) ?? null;
  const { from, to, skills } = await need(
    call(event, viewCapacity, { query: department ? { departmentId: department.id } : {} }),
  );
  const rows = skills.map((skill) => [
    from,
    to,
    department?.id ?? null,
    department?.name ?? null,
    skill.skillId,
    skill.name,
    skill.peopleInNeed,
    skill.verifiedCoaches,
    skill.singleCoach ? 'yes' : 'no',
    skill.freeHours,
    skill.freeSeats,
    skill.daysToFirstSeat,
    skill.weeksToClose,
    skill.unmetDemand.searches,
    skill.unmetDemand.wishes,
    skill.unmetDemand.waiting,
  ]);
  return csvAnswer(HEAD, rows, `coaching-capacity-${from}`);
}
