import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Connection } from '#db/client.ts';
import { latestEdition, readBank } from '#server/catalog/index.ts';
import { createAccounts } from '#server/identity/index.ts';
import { addPeople } from '#server/organization/index.ts';
import { SYSTEM } from '#server/shared/context.ts';
import { eventually } from '#test/support/eventually.ts';
import { anInstallation } from '#test/support/installation.ts';

/** Processes are killed in the middle of submissions: what was acknowledged is kept, and everybody has one certificate. */
const installation = anInstallation();
const LEARNERS = 8;
const PASSWORD = 'kept whatever happens';
const COURSE = 'oss-essentials';
let connection: Connection;
let emails: string[];
/** Chosen options by attempt and position, once the API had said that they are saved. */
const acknowledged = new Map<string, string[]>();

beforeAll(async () => {
  await installation.start();
  connection = connect((await installation.databaseUrls()).appUrl, { max: 2 });
  const context = { db: connection.db, actor: SYSTEM, now: () => Temporal.Now.instant() };
  emails = Array.from({ length: LEARNERS }, (_, n) => `survivor${n}@example.com`);
  const joinedOn = Temporal.Now.plainDateISO();
  const ids = await addPeople(
    context,
    emails.map((email) => ({ name: email, email, kind: 'employee' as const, timeZone: 'UTC', joinedOn })),
  );
  await createAccounts(
    context,
    ids.map((personId) => ({ personId, accessRoles: ['learner'], password: PASSWORD })),
  );
}, 200_000);
afterAll(async () => {
  await connection.close();
  await installation.stop();
  installation.remove();
});

interface Answer {
  status: number;
  cookie: string;
  body: Record<string, unknown>;
}

/** Ask until there is an answer: what people do when a page does not load. Every one of these requests may be repeated. */
async function ask(
  path: string,
  { method = 'GET', cookie = '', body }: { method?: string; cookie?: string; body?: unknown } = {},
) {
  return eventually(async (): Promise<Answer | null> => {
    try {
      const url = installation.url();
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { origin: url, cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      if (response.status >= 500) return null;
      const text = await response.text();
      const setCookie = (response.headers.get('set-cookie') ?? '').split(';')[0]!;
      return { status: response.status, cookie: setCookie, body: text ? (JSON.parse(text) as Record<string, unknown>) : {} };
    } catch {
      return null;
    }
  }, 60_000);
}

async function study(email: string): Promise<void> {
  const { cookie } = await ask('/session', { method: 'POST', body: { email, password: PASSWORD } });
  const enrolment = await ask('/enrolments', { method: 'POST', cookie, body: { courseId: COURSE } });
  const enrolmentId = String(enrolment.body['enrolmentId']);
  const { body } = await ask(`/enrolments/${enrolmentId}`, { cookie });
  for (const { lessons } of body['modules'] as { lessons: { id: string }[] }[])
    for (const { id } of lessons) await ask(`/enrolments/${enrolmentId}/lessons/${id}/completion`, { method: 'PUT', cookie });
  for (const quizKind of ['knowledge', 'scenario'] as const) await sit(enrolmentId, quizKind, cookie);
}

async function sit(enrolmentId: string, quizKind: 'knowledge' | 'scenario', cookie: string): Promise<void> {
  const mode = 'certified';
  const started = await ask(`/enrolments/${enrolmentId}/attempts`, { method: 'POST', cookie, body: { quizKind, mode } });
  const attemptId = String(started.body['attemptId']);
  const bank = new Map((await bankOf(quizKind)).map((question) => [question.prompt, question]));
  const { body } = await ask(`/attempts/${attemptId}`, { cookie });
  for (const { position, prompt } of body['questions'] as { position: number; prompt: string }[]) {
    const chosen = bank
      .get(prompt)!
      .options.filter(({ correct }) => correct)
      .map(({ id }) => id);
    const path = `/attempts/${attemptId}/answers/${position}`;
    const { status } = await ask(path, { method: 'PUT', cookie, body: { chosen, flagged: false } });
    expect(status).toBe(204);
    acknowledged.set(`${attemptId}/${position}`, chosen);
  }
  const { body: grade } = await ask(`/attempts/${attemptId}/submission`, { method: 'POST', cookie });
  expect(grade['passed']).toBe(true);
}

async function bankOf(quizKind: 'knowledge' | 'scenario') {
  return eventually(async () => {
    try {
      const edition = await latestEdition(connection.db, COURSE);
      return await readBank(connection.db, edition!.id, quizKind);
    } catch {
      return null;
    }
  });
}

const kill = (pid: number | null | undefined) => {
  expect(pid).toBeTruthy();
  process.kill(pid!, 'SIGKILL');
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('workers, database and API are killed while people hand in; nothing is lost and nothing happens twice', async () => {
  const studying = Promise.all(emails.map(study));
  await eventually(async () => acknowledged.size > 10);
  kill(installation.workerPid());
  await pause(1_500);
  kill(installation.postmasterPid());
  await eventually(async () => acknowledged.size > 60, 90_000);
  installation.supervisor().kill('SIGKILL');
  await pause(500);
  await installation.start();
  await studying;
  kill(await eventually(async () => installation.workerPid()));

  const sql = postgres((await installation.databaseUrls()).appUrl, { max: 1 });
  const certificates = () => sql`select p.email, count(*)::int as count from certificates c join persons p on p.id = c.person_id
    where p.email like 'survivor%' group by 1 order by 1`;
  const issued = await eventually(async () => {
    const found = await certificates();
    return found.length === LEARNERS && found;
  }, 90_000);
  expect([...issued]).toEqual(emails.map((email) => ({ email, count: 1 })));
  const saved = await sql`select attempt_id || '/' || position as key, chosen from answers`;
  const kept = new Map(saved.map((row) => [row['key'] as string, row['chosen'] as string[]]));
  for (const [key, chosen] of acknowledged) expect([key, kept.get(key)]).toEqual([key, chosen]);
  const [mails] = await eventually(async () => {
    const found =
      await sql`select count(*)::int as count, count(distinct person_id)::int as people from mails where template = 'certificate-issued'`;
    return found[0]!['people'] === LEARNERS && found;
  });
  expect(mails).toEqual({ count: LEARNERS, people: LEARNERS });
  await sql.end();
}, 400_000);
