import { and, eq, isNull, like, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificates } from '#db/schema/certificates.ts';
import { mails } from '#db/schema/notifications.ts';
import { failedJobs, outbox, queueDepths } from '#db/schema/outbox.ts';
import { evidence } from '#db/schema/skills.ts';
import { createDepartment, placePeople } from '#server/organization/index.ts';
import type { MailPort } from '#server/notifications/index.ts';
import { openBackend, type QueueBackend } from '#workers/backend.ts';
import { migrateQueues } from '#workers/migrate.ts';
import { relayBatch, type Queues } from '#workers/outbox-relay.ts';
import { JOB_OPTIONS, REACTIONS } from '#workers/queues.ts';
import { openQueues } from '#workers/run.ts';
import { startEverything } from '#workers/start.ts';
import { testApp } from '#test/support/app.ts';
import { eventually } from '#test/support/eventually.ts';
import { aCourseWithLab, aCourse, aCoursesDirectory, publishOpen } from '#test/support/factories/catalog.ts';
import { enrolIn, passQuiz, readLessons, type Person } from '#test/support/learner.ts';

const theLabCourse = () => {
  const files = aCourseWithLab();
  return files.set('course.yaml', files.get('course.yaml')!.replace('id: small-course', 'id: lab-course'));
};

/** The same promises on every backend of the queues: that is what makes the choice of it a matter of one file. */
export function reactionsOn(name: string, redisUrl: () => string | null): void {
  describe(`reactions on ${name}`, () => {
    let api: Awaited<ReturnType<typeof testApp>>;
    let backend: QueueBackend;
    let queues: Queues;
    let stop: () => Promise<void>;
    const sent: { to: string; text: string }[] = [];
    let isSmtpDown = false;
    const mailPort: MailPort = {
      send: async (mail) => {
        if (isSmtpDown) throw new Error('connect ECONNREFUSED');
        sent.push(mail);
      },
    };
    const courses = aCoursesDirectory({ 'small-course': aCourse(), 'lab-course': theLabCourse() });

    beforeAll(async () => {
      api = await testApp();
      await publishOpen(api.context, courses.directory);
      await migrateQueues(api.database.ownerUrl, 'tributary_app');
      const where = { databaseUrl: api.database.url, redisUrl: redisUrl() };
      backend = openBackend(where);
      queues = openQueues(backend);
      const surroundings = { publicUrl: api.origin, mailPort, isDemo: true };
      stop = await startEverything({ ...where, connection: api.database, now: api.clock.now, surroundings });
    });
    afterAll(async () => {
      await stop();
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      await backend.close();
      await api.close();
      courses.remove();
    });

    const completed = async (person: Person) => {
      const enrolmentId = await enrolIn(person);
      await readLessons(person, enrolmentId);
      await passQuiz(person, enrolmentId, 'knowledge');
      await passQuiz(person, enrolmentId, 'scenario');
      return enrolmentId;
    };
    const certificatesOf = (personId: string) =>
      api.database.db.select().from(certificates).where(eq(certificates.personId, personId));
    const quiet = () =>
      eventually(async () => {
        const [waiting] = await api.database.db
          .select({ count: sql<number>`count(*)::int` })
          .from(outbox)
          .where(and(isNull(outbox.relayedAt), isNull(outbox.parkedAt)));
        const counts = await Promise.all(
          Object.values(queues).map((queue) => queue.getJobCounts('waiting', 'active', 'prioritized')),
        );
        return waiting!.count === 0 && counts.every((count) => Object.values(count).every((n) => n === 0));
      });

    test('a marked hand-in becomes evidence, a done lesson and a mail; its correction supersedes', async () => {
      const [person, coach, lead] = [await api.aPerson(), await api.aPerson('coach'), await api.aPerson('ospo-lead')];
      const send = async (by: Person, method: 'PUT' | 'POST', url: string, payload: object) =>
        (await by.as({ method, url: `/api/v1${url}`, payload })).body;
      await lead.as({ method: 'PUT', url: `/api/v1/coaching/coaches/${coach.personId}` });
      await send(lead, 'PUT', `/coaching/coaches/${coach.personId}/skills/oss-concepts`, { level: 3, expiresOn: '2027-11-24' });
      const enrolmentId = await enrolIn(person, 'lab-course');
      const work = { text: 'copied.c stays out.', link: null, fileId: null };
      const { handInId } = JSON.parse(
        await send(person, 'POST', `/enrolments/${enrolmentId}/lessons/second-steps/hand-in`, work),
      );
      await send(coach, 'PUT', `/marking/${handInId}/claim`, {});
      const mark = { decision: 'marked', comment: '', levels: [{ skillId: 'oss-concepts', level: 2, seen: 'A rule each' }] };
      const { markId } = JSON.parse(await send(coach, 'POST', `/marking/${handInId}/marks`, mark));
      const raised = { ...mark, levels: [{ ...mark.levels[0], level: 3 }], corrects: markId, reason: 'Misread' };
      await send(coach, 'POST', `/marking/${handInId}/marks`, raised);
      await quiet();
      // Every reaction may run twice.
      await api.database.db.update(outbox).set({ relayedAt: null }).where(like(outbox.name, 'assessment.%'));
      await relayBatch(api.database.db, queues, 100);
      await quiet();
      const shown = await api.database.db.select().from(evidence).where(eq(evidence.personId, person.personId));
      const [first, second] = shown.toSorted((a, b) => a.level - b.level);
      expect(shown).toHaveLength(2);
      expect(first).toMatchObject({ kind: 'lab', level: 2, recordedBy: coach.personId, supersedes: null });
      expect(second).toMatchObject({ kind: 'lab', level: 3, supersedes: first!.id });
      const { modules } = (await person.as({ url: `/api/v1/enrolments/${enrolmentId}` })).json();
      expect(modules[0].lessons).toMatchObject([{ isDone: false }, { id: 'second-steps', isDone: true }]);
      const told = await api.database.db.select().from(mails).where(eq(mails.personId, person.personId));
      expect(told.map(({ subject }) => subject).toSorted()).toEqual([
        'Mark corrected: The lesson second-steps',
        'Marked: The lesson second-steps',
      ]);
    });

    test('a completed course becomes one certificate, skills, a moved figure and one mail', async () => {
      const person = await api.aPerson();
      await completed(person);
      const [certificate] = await eventually(async () => {
        const found = await certificatesOf(person.personId);
        return found.length > 0 && found;
      });
      expect(certificate).toMatchObject({ cycle: 1, courseId: 'small-course', expiresOn: '2028-11-24' });
      expect(certificate!.skills).toMatchObject([{ skillId: 'oss-concepts', level: 2, kind: 'Scenario quiz' }]);
      const mail = await eventually(async () => sent.find(({ to }) => to === person.email));
      expect(mail.text).toContain(`/verify/${certificate!.code}`);
      const skills = await eventually(async () => {
        const answer = (await person.as({ url: '/api/v1/me/skills' })).json();
        return answer.skills.find((skill: { skillId: string }) => skill.skillId === 'oss-concepts')?.level === 2 && answer;
      });
      expect(skills.skills[0]).toMatchObject({ skillId: 'oss-concepts', state: 'met' });
    });

    test('every job done twice changes nothing', async () => {
      const person = await api.aPerson();
      await completed(person);
      const [certificate] = await eventually(async () => {
        const found = await certificatesOf(person.personId);
        return found.length === 1 && found;
      });
      await quiet();
      const url = `/api/v1/certificates/${certificate!.code}/revocation`;
      await (await api.aPerson('ospo-lead')).as({ method: 'POST', url, payload: { reason: 'Issued to a namesake' } });
      await quiet();
      const before = await api.database.db.select().from(evidence).where(eq(evidence.personId, person.personId));
      await api.database.db.update(outbox).set({ relayedAt: null });
      await api.database.db.execute(sql`select pg_notify('outbox', '')`);
      const again = await api.database.db.select().from(outbox);
      for (const { id, name, payload } of again) {
        for (const queue of REACTIONS[name as keyof typeof REACTIONS])
          await queues[queue].add(name, payload, { ...JOB_OPTIONS, jobId: `again-${id}` });
      }
      await quiet();
      expect(await certificatesOf(person.personId)).toHaveLength(1);
      expect(await api.database.db.select().from(evidence).where(eq(evidence.personId, person.personId))).toEqual(before);
      const own = await api.database.db.select().from(mails).where(eq(mails.personId, person.personId));
      expect(own.map(({ template }) => template).toSorted()).toEqual(['certificate-issued', 'certificate-revoked']);
      const texts = sent.filter(({ to }) => to === person.email).map(({ text }) => text.includes('Issued to a namesake'));
      expect(texts.toSorted()).toEqual([false, true]);
      expect(await api.database.db.select().from(failedJobs)).toEqual([]);
    });

    test('an event nobody knows is parked and stands in nobody’s way', async () => {
      const [unknown] = await api.database.db
        .insert(outbox)
        .values({ name: 'nobody.knows-this', payload: {} })
        .returning({ id: outbox.id });
      const person = await api.aPerson();
      const department = await createDepartment(api.context, { slug: `d-${name}`, name: 'Department', parentId: null });
      await placePeople(api.context, [{ personId: person.personId, departmentId: department, from: api.clock.today() }]);
      await quiet();
      const [parked] = await api.database.db.select().from(outbox).where(eq(outbox.id, unknown!.id));
      expect(parked).toMatchObject({ relayedAt: null });
      expect(parked!.parkedAt).not.toBeNull();
      expect(await relayBatch(api.database.db, queues)).toBe(0);
    });

    test('a job that fails for good is shown with its reason, and the button tries it again', async () => {
      const admin = await api.aPerson('administrator');
      const person = await api.aPerson();
      isSmtpDown = true;
      await api.app.inject({ method: 'POST', url: '/api/v1/password-resets', payload: { email: person.email } });
      const mail = await eventually(async () => {
        const [row] = await api.database.db.select().from(mails).where(eq(mails.personId, person.personId));
        return row && row.tries > 0 && row;
      });
      expect(mail.lastError).toContain('ECONNREFUSED');
      // The eighth try would come after minutes: the job is given a single one.
      await queues['deliver-mail'].add(
        'notifications.mail-intended',
        { mailId: mail.id },
        { jobId: 'one-try', removeOnFail: false },
      );
      const jobs = () => admin.as({ url: '/api/v1/operations/jobs' }).then((answer) => answer.json());
      const failed = await eventually(async () =>
        (await jobs()).failed.find((job: { jobKey: string }) => job.jobKey === 'deliver-mail/one-try'),
      );
      expect(failed.reason).toContain('ECONNREFUSED');
      isSmtpDown = false;
      const retry = { method: 'POST', url: '/api/v1/operations/retry-requests', payload: { jobKey: failed.jobKey } } as const;
      expect((await admin.as(retry)).statusCode).toBe(202);
      const delivered = await eventually(async () => sent.find(({ to }) => to === person.email));
      expect(delivered.text).toMatch(/\/reset-password\/[\w-]{43}/);
      await eventually(async () => (await jobs()).failed.every((job: { jobKey: string }) => job.jobKey !== failed.jobKey));
      expect((await person.as(retry)).statusCode).toBe(403);
    });

    test('health shows the depth of every queue', async () => {
      await eventually(async () => (await api.database.db.select().from(queueDepths)).length === Object.keys(queues).length);
      const { queues: shown } = (await api.app.inject({ url: '/health/ready' })).json();
      expect(shown.map(({ queue }: { queue: string }) => queue).toSorted()).toEqual(Object.keys(queues).toSorted());
    });
  });
}
