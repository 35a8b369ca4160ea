import { and, eq, gt, ilike, isNull, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { violates } from '#db/constraint.ts';
import { persons } from '#db/schema/organization.ts';
import { containing } from '#server/shared/store/containing.ts';
import { Refusal } from '#server/shared/refusal.ts';
import { orderPersons, type PersonOrdering } from './person-order.ts';

export interface NewPerson {
  name: string;
  email: string;
  kind: 'employee' | 'contractor';
  timeZone: string;
  joinedOn: Temporal.PlainDate;
}

export interface Person {
  id: string;
  name: string;
  email: string;
  kind: 'employee' | 'contractor';
  timeZone: string;
  lang: string;
  joinedOn: Temporal.PlainDate;
  leftOn: Temporal.PlainDate | null;
}

export class EmailTaken extends Refusal {
  constructor() {
    super('conflict', 'organization/email-taken', 'Somebody already has this e-mail address.');
  }
}

/** @returns ids in the order of the input. @throws {EmailTaken} when an address is used twice. */
export async function insertPersons(tx: Transaction, people: readonly NewPerson[]): Promise<string[]> {
  try {
    const rows = await tx
      .insert(persons)
      .values(people.map((person) => ({ ...person, joinedOn: person.joinedOn.toString() })))
      .returning({ id: persons.id });
    return rows.map((row) => row.id);
  } catch (error) {
    if (violates(error, 'person_has_one_email')) throw new EmailTaken();
    throw error;
  }
}

const columns = {
  id: persons.id,
  name: persons.name,
  email: persons.email,
  kind: persons.kind,
  timeZone: persons.timeZone,
  lang: persons.lang,
  joinedOn: persons.joinedOn,
  leftOn: persons.leftOn,
};
type Row = Omit<Person, 'joinedOn' | 'leftOn'> & { joinedOn: string; leftOn: string | null };
const toPerson = (row: Row): Person => ({
  ...row,
  joinedOn: Temporal.PlainDate.from(row.joinedOn),
  leftOn: row.leftOn === null ? null : Temporal.PlainDate.from(row.leftOn),
});

const personsStatement = prepared((db) =>
  db
    .select(columns)
    .from(persons)
    .where(sql`${persons.id} = any(${sql.placeholder('ids')}::uuid[])`)
    .prepare('persons'),
);

export async function findPersons(db: Queryable, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await personsStatement(db).execute({ ids: `{${ids.join(',')}}` });
  return rows.map(toPerson);
}

/** By address, without regard to case. */
export async function findPersonByEmail(db: Queryable, email: string): Promise<Person | null> {
  const [row] = await db
    .select(columns)
    .from(persons)
    .where(and(eq(sql`lower(${persons.email})`, email.toLowerCase())));
  return row ? toPerson(row) : null;
}

/** By addresses, without regard to case, in one statement for any number. */
export async function findPersonsByEmail(db: Queryable, emails: readonly string[]): Promise<Person[]> {
  const given = JSON.stringify(emails.map((email) => email.toLowerCase()));
  const rows = await db
    .select(columns)
    .from(persons)
    .where(sql`lower(${persons.email}) in (select jsonb_array_elements_text(${given}::jsonb))`);
  return rows.map(toPerson);
}

/** Who is in the company on a day. */
export const countPersonsOn = (db: Queryable, on: Temporal.PlainDate): Promise<number> =>
  db.$count(persons, or(isNull(persons.leftOn), gt(persons.leftOn, on.toString())));

export interface PersonSearch {
  /** Part of a name or of an e-mail address. */
  q?: string;
  /** Only these people. */
  among?: readonly string[];
  /** Only who stands in one of these departments on a day. */
  placed?: { departmentIds: readonly string[]; on: Temporal.PlainDate };
  /** Only who holds a job role on a day. */
  holding?: { roleProfileId: string; on: Temporal.PlainDate };
  /** By name where nothing is said. */
  order?: PersonOrdering;
  /** Id of the last person of the page before. */
  after?: string;
  limit: number;
}

/** No department is asked for, so that any day will do. */
const BY_NAME: PersonOrdering = { by: 'name', on: Temporal.PlainDate.from('2000-01-01') };

/** A page of people, in order. */
export async function searchPersons(db: Queryable, search: PersonSearch): Promise<Person[]> {
  const { q, among, placed, holding, after, limit } = search;
  const { keys, isBehind } = orderPersons(search.order ?? BY_NAME);
  const rows = await db
    .select(columns)
    .from(persons)
    .where(
      and(
        q ? or(ilike(persons.name, containing(q)), ilike(persons.email, containing(q))) : undefined,
        among && sql`${persons.id} = any(${`{${among.join(',')}}`}::uuid[])`,
        placed && isPlaced(placed),
        holding && holdsJobRole(holding),
        after ? isBehind(after) : undefined,
      ),
    )
    .orderBy(...keys)
    .limit(limit);
  return rows.map(toPerson);
}

const isPlaced = ({ departmentIds, on }: NonNullable<PersonSearch['placed']>) => sql`exists (
  select from memberships m where m.person_id = ${persons.id} and m.department_id = any(${`{${departmentIds.join(',')}}`}::uuid[])
    and m.valid_from <= ${on.toString()}::date and (m.valid_to is null or m.valid_to > ${on.toString()}::date)
    and not exists (select from memberships later where later.supersedes = m.id))`;

const holdsJobRole = ({ roleProfileId, on }: NonNullable<PersonSearch['holding']>) => sql`exists (
  select from job_role_assignments r where r.person_id = ${persons.id} and r.role_profile_id = ${roleProfileId}
    and r.valid_from <= ${on.toString()}::date and (r.valid_to is null or r.valid_to > ${on.toString()}::date)
    and not exists (select from job_role_assignments later where later.supersedes = r.id))`;

export interface PersonChange {
  personId: string;
  name?: string;
  kind?: Person['kind'];
  /** Null takes somebody back. */
  leftOn?: Temporal.PlainDate | null;
}

/** What stands on the row of a person, for any number in one statement; what is left out stays. */
export async function updatePersons(tx: Transaction, changes: readonly PersonChange[]): Promise<void> {
  const given = changes.map(({ personId: id, leftOn, ...rest }) => ({
    ...rest,
    id,
    ...(leftOn !== undefined && { left_on: leftOn?.toString() ?? null, leaves: true }),
  }));
  await tx.execute(sql`
    update persons p set name = coalesce(given.name, p.name), kind = coalesce(given.kind, p.kind),
      left_on = case when given.leaves then given.left_on else p.left_on end
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as given(id uuid, name text, kind text, left_on date, leaves boolean)
    where p.id = given.id`);
}

export async function updateTimeZone(db: Queryable, personId: string, timeZone: string): Promise<void> {
  await db.update(persons).set({ timeZone }).where(eq(persons.id, personId));
}
