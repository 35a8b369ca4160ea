import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/client.ts';
import { coachProfiles, coachSkills } from '#db/schema/coaching.ts';

export interface CoachProfile {
  personId: string;
  status: 'active' | 'paused';
  timeZone: string;
  languages: string[];
  bio: string;
  maxPerDay: number | null;
  maxPerWeek: number | null;
  acceptsRequests: boolean;
  meetingUrl: string | null;
}

export interface VerifiedSkill {
  personId: string;
  skillId: string;
  level: number;
  verifiedBy: string;
  verifiedAt: Temporal.Instant;
  expiresOn: Temporal.PlainDate;
}

export async function readCoaches(db: Queryable, ids?: readonly string[]): Promise<CoachProfile[]> {
  const rows = await db
    .select()
    .from(coachProfiles)
    .where(ids && inArray(coachProfiles.personId, [...ids]))
    .orderBy(asc(coachProfiles.personId));
  return rows.map(({ createdAt: _created, updatedAt: _updated, ...profile }) => profile);
}

export async function findCoach(db: Queryable, personId: string): Promise<CoachProfile | null> {
  return (await readCoaches(db, [personId]))[0] ?? null;
}

/** Somebody coaches from now on, in their own zone; who does already stays as they are. */
export async function insertCoach(
  db: Queryable,
  coach: { personId: string; timeZone: string; languages: string[]; at: Temporal.Instant },
): Promise<void> {
  const { at, ...row } = coach;
  const createdAt = new Date(at.epochMilliseconds);
  await db
    .insert(coachProfiles)
    .values({ ...row, createdAt, updatedAt: createdAt })
    .onConflictDoNothing();
}

export async function updateCoach(db: Queryable, { personId, ...profile }: CoachProfile, at: Temporal.Instant): Promise<void> {
  await db
    .update(coachProfiles)
    .set({ ...profile, updatedAt: new Date(at.epochMilliseconds) })
    .where(eq(coachProfiles.personId, personId));
}

/** Verified levels, lapsed ones too, by skill. */
export async function readVerifiedSkills(db: Queryable, personIds?: readonly string[]): Promise<VerifiedSkill[]> {
  const rows = await db
    .select()
    .from(coachSkills)
    .where(personIds && inArray(coachSkills.personId, [...personIds]))
    .orderBy(asc(coachSkills.personId), asc(coachSkills.skillId));
  return rows.map(({ verifiedAt, expiresOn, ...row }) => ({
    ...row,
    verifiedAt: verifiedAt.toTemporalInstant(),
    expiresOn: Temporal.PlainDate.from(expiresOn),
  }));
}

/** Levels that hold on a day, by coach and skill. */
export async function verifiedLevels(
  db: Queryable,
  personIds: readonly string[] | undefined,
  on: Temporal.PlainDate,
): Promise<Map<string, Map<string, number>>> {
  const rows = await readVerifiedSkills(db, personIds);
  const held = rows.filter(({ expiresOn }) => Temporal.PlainDate.compare(on, expiresOn) < 0);
  return new Map(
    [...Map.groupBy(held, (row) => row.personId)].map(([personId, own]) => [
      personId,
      new Map(own.map(({ skillId, level }) => [skillId, level])),
    ]),
  );
}

export async function putVerifiedSkill(db: Queryable, { verifiedAt, expiresOn, ...row }: VerifiedSkill): Promise<void> {
  const values = { ...row, verifiedAt: new Date(verifiedAt.epochMilliseconds), expiresOn: expiresOn.toString() };
  await db
    .insert(coachSkills)
    .values(values)
    .onConflictDoUpdate({
      target: [coachSkills.personId, coachSkills.skillId],
      set: {
        level: sql`excluded.level`,
        verifiedBy: sql`excluded.verified_by`,
        verifiedAt: sql`excluded.verified_at`,
        expiresOn: sql`excluded.expires_on`,
      },
    });
}

/** @returns whether there was one. */
export async function deleteVerifiedSkill(db: Queryable, personId: string, skillId: string): Promise<boolean> {
  const rows = await db
    .delete(coachSkills)
    .where(and(eq(coachSkills.personId, personId), eq(coachSkills.skillId, skillId)))
    .returning({ skillId: coachSkills.skillId });
  return rows.length > 0;
}
