import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handInMarkLevels, handInMarks } from '#db/schema/assessment.ts';
import { violates } from '#db/constraint.ts';
import { setManagers } from '#server/organization/index.ts';
import { assessmentApp, NOTHING, WORK, type AssessmentApp } from '#test/support/assessment.ts';
import { enrolIn } from '#test/support/learner.ts';
import { queriesOf } from '#test/support/queries.ts';

const codeOf = (answer: { json: () => { type: string } }) => answer.json().type.replace('/problems/', '');

const REFERENCE = 'The file copied.c came without a licence, and hides below a folder that sounds harmless.';

describe('handing in', () => {
  let at: AssessmentApp;
  beforeAll(async () => void (at = await assessmentApp()));
  afterAll(() => at.close());

  test('the lesson brings task, material and rubric', async () => {
    const person = await at.api.aPerson();
    const enrolmentId = await enrolIn(person);
    const { handIn } = await at.get(person, `/enrolments/${enrolmentId}/lessons/second-steps`);
    expect(handIn.material).toEqual([{ path: 'tree.txt', title: 'The delivery', text: 'app/main.c\napp/vendor/copied.c\n' }]);
    expect(handIn.rubric.map(({ skill }: { skill: string }) => skill)).toEqual(['oss-concepts', 'license-identification']);
    expect((await at.get(person, `/enrolments/${enrolmentId}/lessons/first-steps`)).handIn).toBeNull();
  });

  test('what good work finds is for assessors: no answer to a learner holds it', async () => {
    const { person, enrolmentId, handInId } = await at.aHandIn();
    const assessor = await at.anAssessor();
    expect((await at.get(assessor, `/marking/${handInId}`)).reference).toBe(REFERENCE);
    for (const url of [`/enrolments/${enrolmentId}/lessons/second-steps`, at.place(enrolmentId), `/enrolments/${enrolmentId}`])
      expect([url, JSON.stringify(await at.get(person, url)).includes('sounds harmless')]).toEqual([url, false]);
  });

  test('a draft is kept and becomes a try, which stays as it is', async () => {
    const person = await at.api.aPerson();
    const enrolmentId = await enrolIn(person);
    const url = at.place(enrolmentId);
    const file = (await at.upload(person, '../notes.md', '# Notes\n')).json();
    expect(file).toMatchObject({ name: 'notes.md', mediaType: 'text/markdown', size: 8 });
    const work = { text: 'Half of it', link: 'https://git.example/branch', fileId: file.fileId };
    expect((await at.put(person, `${url}/draft`, work)).statusCode).toBe(204);
    expect(await at.get(person, url)).toMatchObject({ status: 'draft', draft: { text: 'Half of it', file }, tries: [] });
    expect((await at.post(person, url, { ...work, text: 'All of it' })).statusCode).toBe(201);
    expect(await at.get(person, url)).toMatchObject({
      status: 'handed-in',
      draft: null,
      tries: [{ number: 1, text: 'All of it' }],
    });
    expect((await at.get(person, '/me/hand-ins')).items).toMatchObject([
      { status: 'handed-in', lessonTitle: 'The lesson second-steps' },
    ]);
    expect(codeOf(await at.post(person, url, WORK))).toBe('assessment/already-handed-in');
    expect(codeOf(await at.put(person, `${url}/draft`, WORK))).toBe('assessment/already-handed-in');
  });

  test('nothing, a link that is none, and what belongs to others is refused', async () => {
    const person = await at.api.aPerson();
    const other = await at.api.aPerson();
    const url = at.place(await enrolIn(person));
    expect(codeOf(await at.post(person, url, NOTHING))).toBe('assessment/nothing-handed-in');
    for (const link of ['javascript:alert(1)', 'http://git.example', 'https://me:secret@git.example', 'notes'])
      expect(codeOf(await at.post(person, url, { ...NOTHING, link }))).toBe('assessment/link-not-taken');
    const { fileId } = (await at.upload(other, 'a.txt', 'mine')).json();
    expect(codeOf(await at.post(person, url, { ...NOTHING, fileId }))).toBe('assessment/file-unknown');
    expect(codeOf(await at.post(other, url, WORK))).toBe('not-found');
    expect(codeOf(await at.post(person, url.replace('second-steps', 'first-steps'), WORK))).toBe('not-found');
  });

  test('of many who press twice at once, one hands in', async () => {
    const person = await at.api.aPerson();
    const url = at.place(await enrolIn(person));
    const answers = await Promise.all(Array.from({ length: 6 }, () => at.post(person, url, WORK)));
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
  });

  test('a file is known by its content, and never larger than two mebibytes', async () => {
    const person = await at.api.aPerson();
    const hostile: [string, string | Uint8Array][] = [
      ['page.html', '<html></html>'],
      ['notes.txt', '<script>alert(1)</script>'],
      ['picture.png', 'MZ\u0000\u0001'],
      ['picture.png', '<svg onload="alert(1)"/>'],
      ['notes.pdf', 'not a PDF'],
      ['notes.txt', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0])],
      ['sbom.json', '{ "half": '],
      ['run.txt', '#!/bin/sh\nrm -rf /\n'],
      ['work.zip', 'PK\u0003\u0004'],
      ['empty.txt', ''],
    ];
    for (const [name, content] of hostile)
      expect([name, codeOf(await at.upload(person, name, content))]).toEqual([name, 'assessment/file-not-taken']);
    expect(codeOf(await at.upload(person, 'large.txt', 'x'.repeat(2 * 1024 * 1024 + 1)))).toBe('assessment/file-too-large');
    expect((await at.upload(person, 'huge.txt', 'x'.repeat(4 * 1024 * 1024))).statusCode).toBe(413);
    expect((await at.upload(person, 'just.txt', 'x'.repeat(2 * 1024 * 1024))).statusCode).toBe(201);
  });

  test('a file is given out as an attachment, to its owner and to who may mark it', async () => {
    const person = await at.api.aPerson();
    const { fileId } = (await at.upload(person, 'größe "1".md', 'one')).json();
    await at.aHandIn({ ...NOTHING, fileId }, person);
    const read = (by: typeof person) => by.as({ url: `/api/v1/hand-in-files/${fileId}` });
    const answer = await read(person);
    expect(answer.body).toBe('one');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect((await read(await at.anAssessor())).statusCode).toBe(200);
    expect((await read(await at.anAssessor({ 'component-intake': 3 }))).statusCode).toBe(404);
    expect((await read(await at.api.aPerson())).statusCode).toBe(404);
  });
});

describe('marking', () => {
  let at: AssessmentApp;
  beforeAll(async () => void (at = await assessmentApp()));
  afterAll(() => at.close());

  test('hand in, take, mark: the person sees what was seen', async () => {
    const assessor = await at.anAssessor();
    const { person, enrolmentId, handInId } = await at.aHandIn();
    const queue = await at.get(assessor, '/marking');
    expect(queue.items).toMatchObject([{ handInId, status: 'handed-in', person: { personId: person.personId } }]);
    expect(codeOf(await at.give(assessor, handInId))).toBe('assessment/not-claimed');
    expect((await at.claim(assessor, handInId)).statusCode).toBe(204);
    expect(await at.get(person, at.place(enrolmentId))).toMatchObject({ status: 'in-marking' });
    expect(await at.get(assessor, `/marking/${handInId}`)).toMatchObject({
      isMine: true,
      rubric: [{ cap: 3, verified: 3 }, { cap: 2 }],
      reference: expect.stringContaining('copied.c'),
    });
    expect((await at.give(assessor, handInId)).statusCode).toBe(201);
    const seen = await at.get(person, at.place(enrolmentId));
    expect(seen).toMatchObject({ status: 'marked', tries: [{ marks: [{ comment: 'Well reasoned.', levels: [at.LEVEL] }] }] });
    expect((await at.get(assessor, '/marking?show=done')).items).toMatchObject([{ handInId, status: 'marked' }]);
    expect((await at.get(assessor, '/marking')).counts).toEqual({ open: 0, mine: 0, done: 1 });
  });

  test('returned work is tried again, with what was said beside it', async () => {
    const assessor = await at.anAssessor();
    const { person, enrolmentId, handInId } = await at.aHandIn();
    await at.claim(assessor, handInId);
    const back = { decision: 'returned', levels: [] };
    expect((await at.give(assessor, handInId, { ...back, comment: ' ' })).json()).toMatchObject({ rule: 'comment-missing' });
    expect((await at.give(assessor, handInId, { ...back, levels: [at.LEVEL] })).json()).toMatchObject({
      rule: 'returned-with-levels',
    });
    expect((await at.give(assessor, handInId, { ...back, comment: 'Give the reason.' })).statusCode).toBe(201);
    expect(await at.get(person, at.place(enrolmentId))).toMatchObject({ status: 'returned' });
    expect((await at.post(person, at.place(enrolmentId), WORK)).statusCode).toBe(201);
    const again = await at.get(person, at.place(enrolmentId));
    expect(again).toMatchObject({
      status: 'handed-in',
      tries: [{ number: 2 }, { number: 1, marks: [{ decision: 'returned' }] }],
    });
    expect(await at.get(assessor, `/marking/${again.tries[0].handInId}`)).toMatchObject({ earlier: [{ number: 1 }] });
  });

  test('nobody marks themselves, their report, or what they are not verified for', async () => {
    const assessor = await at.anAssessor({ 'oss-concepts': 1 });
    const own = await at.aHandIn(WORK, assessor);
    expect((await at.claim(assessor, own.handInId)).json()).toMatchObject({ rule: 'marker-is-learner' });
    const { person, handInId } = await at.aHandIn();
    await at.claim(assessor, handInId);
    const refusedFor = async (given: object) => (await at.give(assessor, handInId, given)).json();
    const code = '/problems/assessment/mark-not-allowed';
    expect(await refusedFor({})).toMatchObject({ type: code, rule: 'marker-not-verified' });
    const levels = (skillId: string, level: number) => ({ levels: [{ skillId, level, seen: 'Seen' }] });
    expect(await refusedFor(levels('license-identification', 0))).toMatchObject({ rule: 'marker-not-verified' });
    expect(await refusedFor(levels('license-identification', 3))).toMatchObject({ rule: 'above-cap' });
    expect(await refusedFor(levels('oss-concepts', 4))).toMatchObject({ rule: 'above-cap' });
    expect(await refusedFor(levels('component-intake', 1))).toMatchObject({ rule: 'skill-not-marked-here' });
    expect(await refusedFor({ levels: [] })).toMatchObject({ rule: 'level-missing' });
    expect(await refusedFor({ levels: [{ ...at.LEVEL, level: 1, seen: '' }] })).toMatchObject({ rule: 'seen-missing' });
    await setManagers(at.api.context, [{ personId: person.personId, managerId: assessor.personId, from: at.api.clock.today() }]);
    expect(await refusedFor({ levels: [{ ...at.LEVEL, level: 1 }] })).toMatchObject({ rule: 'marker-is-manager' });
    expect((await at.get(assessor, '/marking?show=mine')).items).toEqual([]);
    const stranger = await at.anAssessor({ 'component-intake': 3 });
    expect((await at.claim(stranger, handInId)).json()).toMatchObject({ rule: 'marker-not-verified' });
  });

  test('the database refuses a wrong marker as well', async () => {
    const assessor = await at.anAssessor({ 'oss-concepts': 1 });
    const { person, handInId } = await at.aHandIn();
    const { db } = at.api.database;
    const row = { handInId, decision: 'marked' as const, comment: '', markedAt: new Date(at.api.clock.now().epochMilliseconds) };
    const insert = (markerId: string) =>
      db
        .insert(handInMarks)
        .values({ ...row, markerId })
        .returning({ id: handInMarks.id });
    await expect(insert(person.personId)).rejects.toSatisfy((error) => violates(error, 'nobody_marks_themselves'));
    const [mark] = await insert(assessor.personId);
    const give = (level: number) =>
      db.insert(handInMarkLevels).values({ markId: mark!.id, skillId: 'oss-concepts', level, seen: '' });
    await expect(give(2)).rejects.toSatisfy((error) => violates(error, 'marker_is_verified'));
    await expect(give(4)).rejects.toThrow();
    await give(1);
    await expect(db.delete(handInMarks)).rejects.toSatisfy((error) => violates(error, 'rows_are_only_added'));
  });

  test('of two assessors one takes it, and after three days another may', async () => {
    const [first, second] = [await at.anAssessor(), await at.anAssessor()];
    const { handInId } = await at.aHandIn();
    const answers = await Promise.all([at.claim(first, handInId), at.claim(second, handInId)]);
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([204, 409]);
    const [winner, loser] = answers[0]!.statusCode === 204 ? [first, second] : [second, first];
    expect(codeOf(await at.claim(loser, handInId))).toBe('assessment/claimed-by-another');
    expect(codeOf(await at.give(loser, handInId))).toBe('assessment/not-claimed');
    at.api.clock.advance({ hours: 73 });
    expect((await at.claim(loser, handInId)).statusCode).toBe(204);
    expect(codeOf(await at.give(winner, handInId))).toBe('assessment/not-claimed');
    const marks = await Promise.all(Array.from({ length: 5 }, () => at.give(loser, handInId)));
    expect(marks.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1);
    expect(codeOf(await at.claim(winner, handInId))).toBe('assessment/already-marked');
    at.api.clock.advance({ hours: -73 });
  });

  test('a correction supersedes, with a reason, and once', async () => {
    const assessor = await at.anAssessor();
    const { person, enrolmentId, handInId } = await at.aHandIn();
    await at.claim(assessor, handInId);
    const { markId } = (await at.give(assessor, handInId)).json();
    const raised = { corrects: markId, levels: [{ ...at.LEVEL, level: 3 }] };
    expect((await at.give(assessor, handInId, raised)).json()).toMatchObject({ rule: 'reason-missing' });
    const other = { skillId: 'license-identification', level: 1, seen: 'One name' };
    expect((await at.give(assessor, handInId, { ...raised, reason: 'Misread', levels: [other] })).json()).toMatchObject({
      rule: 'correction-drops-skill',
    });
    const tries = await Promise.all([1, 2, 3].map(() => at.give(assessor, handInId, { ...raised, reason: 'Misread' })));
    expect(tries.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409, 409]);
    expect(codeOf(await at.give(assessor, handInId))).toBe('assessment/already-marked');
    const { marks } = (await at.get(person, at.place(enrolmentId))).tries[0];
    expect(marks).toMatchObject([{ levels: [{ level: 2 }] }, { reason: 'Misread', levels: [{ level: 3 }] }]);
  });

  test('the queue is searched, filtered and paged; the lead sees how long it waits', async () => {
    const assessor = await at.anAssessor();
    const before = (await at.get(assessor, '/marking?limit=100')).items.length;
    for (let n = 0; n < 3; n++) await at.aHandIn();
    const first = await at.get(assessor, '/marking?limit=2');
    const rest = await at.get(assessor, `/marking?limit=100&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest.items].map(({ handInId }: { handInId: string }) => handInId)).toHaveLength(before + 3);
    expect((await at.get(assessor, '/marking?skillId=component-intake')).items).toEqual([]);
    expect((await at.get(assessor, '/marking?q=100%25')).items).toEqual([]);
    expect((await at.get(assessor, '/marking?q=SECOND')).items.length).toBeGreaterThan(0);
    expect((await at.get(assessor, '/marking?cursor=nonsense')).items.length).toBeGreaterThan(0);
    at.api.clock.advance({ hours: 5 });
    const { items } = await at.get(at.lead, '/marking-waits');
    expect(items).toMatchObject([{ lessonId: 'second-steps', assessors: [{ skillId: 'oss-concepts' }, {}] }]);
    expect(items[0].waiting).toBeGreaterThanOrEqual(3);
  });

  test('one hand-in or many in the queue: the same number of queries', async () => {
    const assessor = await at.anAssessor();
    const statements = (limit: number) => queriesOf(at.api.database, () => at.get(assessor, `/marking?limit=${limit}`));
    expect((await at.get(assessor, '/marking')).items.length).toBeGreaterThan(2);
    expect(await statements(25)).toBe(await statements(1));
  });
});
