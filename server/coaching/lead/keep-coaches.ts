import { currentFramework } from '#server/catalog/index.ts';
import { departmentsOf, findPersons, listDepartments, searchPersons } from '#server/organization/index.ts';
import { actingPerson } from '#server/shared/acting.ts';
import type { Context } from '#server/shared/context.ts';
import { NotFound, Refusal } from '#server/shared/refusal.ts';
import { utcDay } from '#server/shared/time.ts';
import { standingOf } from '../rules/verification.ts';
import {
  deleteVerifiedSkill,
  findCoach,
  insertCoach,
  putVerifiedSkill,
  readCoaches,
  readVerifiedSkills,
} from '../store/coaches.ts';
import { readOffers } from '../store/offers.ts';
import { namesOf, skillName } from '../views.ts';

export class NotVerifiable extends Refusal {
  constructor(detail: string) {
    super('invalid', 'coaching/not-verifiable', detail);
  }
}

/** Every coach with offers and verified levels, by name. */
export async function listCoaches(context: Context) {
  const { db } = context;
  const [framework, coaches, skills, offers] = await Promise.all([
    currentFramework(context),
    readCoaches(db),
    readVerifiedSkills(db),
    readOffers(db),
  ]);
  const nameOf = await namesOf(context, [
    ...coaches.map(({ personId }) => personId),
    ...skills.map(({ verifiedBy }) => verifiedBy),
  ]);
  const today = utcDay(context);
  const items = coaches.map(({ personId, status, timeZone, languages }) => ({
    ...nameOf(personId),
    status,
    timeZone,
    languages,
    offers: offers.filter(({ coachIds }) => coachIds.includes(personId)).map(({ id, title }) => ({ offerId: id, title })),
    skills: skills
      .filter((skill) => skill.personId === personId)
      .map(({ skillId, level, verifiedBy, verifiedAt, expiresOn }) => ({
        skillId,
        name: skillName(framework, skillId),
        level,
        verifiedBy: nameOf(verifiedBy).name,
        verifiedAt: verifiedAt.toString(),
        expiresOn: expiresOn.toString(),
        state: standingOf(expiresOn, today, framework.dueDays),
      })),
  }));
  return { items: items.toSorted((a, b) => a.name.localeCompare(b.name)) };
}

const CANDIDATES_SHOWN = 20;

/** People by name or address who do not coach yet, with their department today. */
export async function findCoachCandidates(context: Context, q: string) {
  const { db } = context;
  const coaches = new Set((await readCoaches(db)).map(({ personId }) => personId));
  const found = await searchPersons(db, { q, limit: CANDIDATES_SHOWN + coaches.size });
  const people = found.filter(({ id }) => !coaches.has(id)).slice(0, CANDIDATES_SHOWN);
  const ids = people.map(({ id }) => id);
  const [departments, placed] = await Promise.all([listDepartments(db), departmentsOf(db, ids, utcDay(context))]);
  const departmentName = (id: string | undefined) => departments.find((department) => department.id === id)?.name ?? null;
  return {
    items: people.map(({ id, name, email }) => ({ personId: id, name, email, department: departmentName(placed.get(id)) })),
  };
}

/** Let somebody coach, in their own zone and language. Who does already stays as they are. @throws {NotFound} */
export async function appointCoach(context: Context, personId: string): Promise<void> {
  const [person] = await findPersons(context.db, [personId]);
  if (!person) throw new NotFound('person');
  await insertCoach(context.db, { personId, timeZone: person.timeZone, languages: [person.lang], at: context.now() });
}

/** Verify up to which level somebody coaches and rates a skill, until a day. @throws {NotFound} {NotVerifiable} */
export async function verifyCoach(
  context: Context,
  { personId, skillId }: { personId: string; skillId: string },
  { level, expiresOn }: { level: number; expiresOn: Temporal.PlainDate },
): Promise<void> {
  const verifiedBy = actingPerson(context);
  if (!(await findCoach(context.db, personId))) throw new NotFound('coach');
  const framework = await currentFramework(context);
  if (!framework.skills.some(({ id }) => id === skillId)) throw new NotFound('skill');
  if (verifiedBy === personId) throw new NotVerifiable('Nobody verifies themselves.');
  if (Temporal.PlainDate.compare(expiresOn, utcDay(context)) <= 0) throw new NotVerifiable('The day is to come.');
  await putVerifiedSkill(context.db, { personId, skillId, level, verifiedBy, verifiedAt: context.now(), expiresOn });
}

/** @throws {NotFound} */
export async function endVerification(context: Context, personId: string, skillId: string): Promise<void> {
  if (!(await deleteVerifiedSkill(context.db, personId, skillId))) throw new NotFound('verification');
}
