import postgres from 'postgres';
import { publishFramework, publishSessionTypes } from '#server/catalog/index.ts';
import { takeSessionTypesOver } from '#server/coaching/index.ts';
import { createDepartment } from '#server/organization/index.ts';
import { SYSTEM } from '#server/shared/context.ts';
import { rebuildFigures } from '#server/skills/index.ts';
import { countStatements } from './database.ts';

const CHUNK = 2_000;
const PROFILES = ['software-engineer', 'release-engineer', 'product-owner', 'security-engineer'];

export interface BenchCompany {
  appUrl: string;
  /** The department whose report is read. */
  departmentId: string;
  personId: string;
  rebuildSeconds: number;
}

/**
 * A company of this size, made by SQL because a front door for a hundred thousand people at once is not what is measured.
 * Ten departments of equal size, and below the first a team of one hundredth of the company.
 */
export async function aCompany(urls: { ownerUrl: string; appUrl: string }, people: number): Promise<BenchCompany> {
  const { db, close } = countStatements(urls.appUrl, { max: 4 });
  const now = () => Temporal.Instant.from('2026-11-24T09:00:00Z');
  const system = { db, actor: SYSTEM, now };
  await publishFramework(system, 'courses');
  await publishSessionTypes(system, 'courses');
  await takeSessionTypesOver(system);
  const root = await createDepartment(system, { slug: 'company', name: 'Company', parentId: null });
  const departments: string[] = [];
  for (let n = 0; n < 10; n++)
    departments.push(await createDepartment(system, { slug: `d${n}`, name: `Department ${n}`, parentId: root }));
  const team = await createDepartment(system, { slug: 'team', name: 'Team', parentId: departments[0]! });

  const sql = postgres(urls.ownerUrl, { max: 1, onnotice: () => {} });
  await sql`insert into persons (name, email, joined_on)
    select 'Person ' || n, 'p' || n || '@example.com', '2024-01-01' from generate_series(0, ${people - 1}::int) n`;
  const ids = (await sql`select id from persons order by email`).map((row) => row['id'] as string);
  const teamSize = people / 100;
  for (let start = 0; start < people; start += CHUNK) {
    const chunk = ids.slice(start, start + CHUNK);
    const places = chunk.map((_, n) => (start + n < teamSize ? team : departments[(start + n) % 10]!));
    const profiles = chunk.map((_, n) => PROFILES[(start + n) % PROFILES.length]!);
    await sql`insert into memberships (person_id, department_id, valid_from)
      select person_id, department_id, '2024-01-01' from unnest(${chunk}::uuid[], ${places}::uuid[]) as t (person_id, department_id)`;
    await sql`insert into job_role_assignments (person_id, role_profile_id, valid_from)
      select person_id, profile, '2024-01-01' from unnest(${chunk}::uuid[], ${profiles}::text[]) as t (person_id, profile)`;
    await sql`insert into evidence (person_id, skill_id, level, kind, shown_on, lapses_on, source, source_key, recorded_at)
      select person_id, skill, 2, 'quiz-scenario', '2026-01-01', '2027-06-01', '{"title": "Bench"}', 'bench/' || person_id || skill, now()
      from unnest(${chunk}::uuid[]) person_id, unnest(array['oss-concepts', 'policy-awareness', 'license-obligations']) skill`;
  }
  await sql`analyze`;
  await sql.end();
  const start = performance.now();
  await rebuildFigures(system);
  const rebuildSeconds = (performance.now() - start) / 1000;
  await close();
  return { appUrl: urls.appUrl, departmentId: team, personId: ids[0]!, rebuildSeconds };
}
